import type { MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { DefinitionRows } from '~/ui/definition-rows'
import { Disclosure } from '~/ui/disclosure'
import { useCopy } from '~/ui/locale'
import { Notice } from '~/ui/notice'
import { PageHead } from '~/ui/page-head'
import { copy } from './copy'
import { loadLetter } from './handlers.server'
import { Neighbours } from './neighbours'

export const loader = loadLetter

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.name ?? ''} · Connivence` }]

export default function Letter() {
  const { back, sheet, previous, next, missing, language, name, place, count, isSent, subject, text } =
    useLoaderData<typeof loader>()
  const t = useCopy(copy)
  return (
    <div className="grid gap-8">
      <PageHead
        over={`${t('over', { place, count })} · ${t(language === 'fr' ? 'inFr' : 'inEn')}`}
        title={name}
        text={t(isSent ? 'after' : 'before')}
      />
      {missing ? <Notice tone="warn">{t('missing', { fields: missing })}</Notice> : null}
      <Neighbours {...{ back, previous, next }} />
      <DefinitionRows dense rows={[{ term: t('subject'), value: <span lang={language}>{subject}</span> }]} />
      {/* Nothing in the frame runs, nor can it reach the page around it. */}
      <iframe
        title={t('frame', { name })}
        sandbox=""
        src={sheet}
        className="h-[52rem] w-full border border-rule"
      />
      <Disclosure summary={t('text')}>
        <pre lang={language} className="measure whitespace-pre-wrap font-text text-sm">
          {text}
        </pre>
      </Disclosure>
    </div>
  )
}
