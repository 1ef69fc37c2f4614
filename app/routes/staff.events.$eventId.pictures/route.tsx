import type { MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { EmptyState } from '~/ui/empty-state'
import { EventNav } from '~/ui/event-nav'
import { useCopy } from '~/ui/locale'
import { PageHead } from '~/ui/page-head'
import { AddPicture } from './add-picture'
import { copy } from './copy'
import { loadPictures, postPicture } from './handlers.server'
import { PictureCard } from './picture-card'

export const loader = loadPictures
export const action = postPicture

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.over ?? ''} · Connivence` }]

/** The pictures of an event: their order, their words, and a new one. */
export default function EventPicturesPage() {
  const { sections, over, pictures, mayAdd } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>() ?? null
  const t = useCopy(copy)
  return (
    <div className="grid gap-10">
      <EventNav sections={sections} />
      <PageHead over={over} title={t('title')} text={t('text')} />
      {pictures.length > 0 ? (
        <ol className="picture-cards">
          {pictures.map((picture, at) => (
            <PictureCard key={picture.id} picture={picture} at={at} last={at === pictures.length - 1} />
          ))}
        </ol>
      ) : (
        <EmptyState text={t('none')} />
      )}
      {mayAdd ? <AddPicture answer={answer} /> : null}
    </div>
  )
}
