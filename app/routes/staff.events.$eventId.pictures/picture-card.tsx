import { Form } from '@remix-run/react'
import type { Crop } from '~/domain/events/pictures'
import { Caps } from '~/ui/caps'
import { useCopy } from '~/ui/locale'
import { Picture, type PictureView } from '~/ui/picture'
import { SubmitButton } from '~/ui/submit-button'
import { TextField } from '~/ui/text-field'
import { copy } from './copy'
import { CropForm } from './crop-form'

type PictureCardProps = {
  picture: PictureView & {
    id: string
    words: { fr: string; en: string }
    crop: Crop
    whole: { src: string; width: number; height: number }
  }
  at: number
  last: boolean
}

/** One picture: how it looks, what is told of it, its place among the others. */
export function PictureCard({ picture, at, last }: PictureCardProps) {
  const t = useCopy(copy)
  const { id, words, crop, whole, alt } = picture
  const moves = [
    ...(at > 0 ? (['cover', 'earlier'] as const) : []),
    ...(last ? [] : (['later'] as const)),
    'remove' as const,
  ]
  const label = { cover: t('makeCover'), earlier: t('earlier'), later: t('later'), remove: t('remove') }
  return (
    <li className="picture-card" aria-label={t('nth', { n: at + 1 })}>
      <div>
        <Picture picture={picture} sizes="(width >= 48rem) 20rem, 100vw" />
        {at === 0 ? <Caps accent>{t('cover')}</Caps> : null}
      </div>
      <div className="grid gap-5">
        <Form method="post" className="grid gap-5">
          <input type="hidden" name="pictureId" value={id} />
          <TextField
            name="altFr"
            id={`fr-${id}`}
            label={t('altFr')}
            defaultValue={words.fr}
            maxLength={300}
            lang="fr"
          />
          <TextField
            name="altEn"
            id={`en-${id}`}
            label={t('altEn')}
            defaultValue={words.en}
            maxLength={300}
            lang="en"
          />
          <div>
            <SubmitButton
              variant="outlined"
              name="intent"
              value="describe"
              aria-label={t('of', { action: t('keepWords'), alt })}
            >
              {t('keepWords')}
            </SubmitButton>
          </div>
        </Form>
        <CropForm key={JSON.stringify(crop)} {...{ id, alt, crop, whole }} />
        <Form method="post" className="flex flex-wrap gap-x-6">
          <input type="hidden" name="pictureId" value={id} />
          {moves.map(move => (
            <SubmitButton
              key={move}
              variant="quiet"
              name="intent"
              value={move}
              aria-label={t('of', { action: label[move], alt })}
            >
              {label[move]}
            </SubmitButton>
          ))}
        </Form>
      </div>
    </li>
  )
}
