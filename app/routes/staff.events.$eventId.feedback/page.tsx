import { formatNumber } from '~/shared/format'
import { EventNav } from '~/ui/event-nav'
import { FigureRow } from '~/ui/figure-row'
import type { Loaded } from '~/ui/loaded'
import { useCopy, useLocale } from '~/ui/locale'
import { PageHead } from '~/ui/page-head'
import { RuleMeter } from '~/ui/rule-meter'
import { SectionHead } from '~/ui/section-head'
import { copy } from './copy'
import type { loadEventFeedback } from './handlers.server'

type View = Loaded<typeof loadEventFeedback>

/** What was said of one event: the figures, then the words. */
export function EventFeedbackPage(view: View) {
  const t = useCopy(copy)
  const { event, given, came, mean } = view
  return (
    <div className="grid grid-cols-1 gap-12">
      <EventNav sections={view.sections} />
      <PageHead over={event.title} title={t('title')} text={t('text')} />
      {given === 0 || mean === null ? (
        <p className="voice border-t border-rule pt-7">{t('none')}</p>
      ) : (
        <>
          <FigureRow
            figures={[
              { label: t('mean'), value: t('meanValue', { mean }) },
              { label: t('answers'), value: String(given), note: t('answersOf', { came }) },
            ]}
          />
          <Spread {...view} />
          <Words words={view.words} />
        </>
      )}
    </div>
  )
}

function Spread({ spread, given }: Pick<View, 'spread' | 'given'>) {
  const t = useCopy(copy)
  const locale = useLocale()
  return (
    <section aria-labelledby="spread">
      <SectionHead id="spread" title={t('spread')} />
      <ol className="funnel">
        {spread.map(({ label, count }) => (
          <li key={label}>
            <span className="funnel-label">{label}</span>
            <RuleMeter value={count} max={given} label={t('count', { label, count, whole: given })} />
            <span className="funnel-count">{formatNumber(count, locale)}</span>
            <span className="funnel-share" />
          </li>
        ))}
      </ol>
    </section>
  )
}

function Words({ words }: Pick<View, 'words'>) {
  const t = useCopy(copy)
  return (
    <section aria-labelledby="words">
      <SectionHead id="words" title={t('words')} />
      {words.length === 0 ? (
        <p className="text-soft">{t('noWords')}</p>
      ) : (
        <ul className="grid gap-7">
          {words.map(one => (
            <li key={`${one.name} ${one.words}`} className="border-t border-rule pt-5">
              <blockquote className="voice measure whitespace-pre-line">{one.words}</blockquote>
              <p className="mt-2 text-sm text-soft">
                {one.liking} · {one.name ?? t('unsigned')}
              </p>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
