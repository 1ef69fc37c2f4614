import { defineCopy } from '~/shared/copy'
import { formatNumber, formatShare } from '~/shared/format'
import { useCopy, useLocale } from './locale'
import { RuleMeter } from './rule-meter'

const copy = defineCopy({
  fr: {
    share: '{{label}}\u202f: {{count}} sur {{whole}}',
    few: '< 3',
    fewOf: '{{label}}\u202f: moins de 3 sur {{whole}}',
    voters_zero: 'Personne n’a encore répondu.',
    voters_one: '{{count}} membre a répondu.',
    voters_other: '{{count}} membres ont répondu.',
  },
  en: {
    share: '{{label}}: {{count}} of {{whole}}',
    few: '< 3',
    fewOf: '{{label}}: fewer than 3 of {{whole}}',
    voters_zero: 'Nobody has answered yet.',
    voters_one: '{{count}} member answered.',
    voters_other: '{{count}} members answered.',
  },
})

export type ChoiceResult = { id: string; label: string; count: number | 'few' }

/** What a poll answered, choice by choice; a count that could point at someone is told in words. */
export function PollResult({ choices, voters }: { choices: readonly ChoiceResult[]; voters: number }) {
  const t = useCopy(copy)
  const locale = useLocale()
  return (
    <div className="grid gap-3">
      <p className="text-sm text-soft">{t('voters', { count: voters })}</p>
      {voters === 0 ? null : (
        <ol className="funnel">
          {choices.map(({ id, label, count }) => (
            <li key={id}>
              <span className="funnel-label">{label}</span>
              {count === 'few' ? (
                <RuleMeter value={0} max={voters} label={t('fewOf', { label, whole: voters })} />
              ) : (
                <RuleMeter value={count} max={voters} label={t('share', { label, count, whole: voters })} />
              )}
              <span className={count === 'few' ? 'text-sm text-soft' : 'funnel-count'}>
                {count === 'few' ? t('few') : formatNumber(count, locale)}
              </span>
              <span className="funnel-share">
                {count === 'few' ? '' : formatShare(count / voters, locale)}
              </span>
            </li>
          ))}
        </ol>
      )}
    </div>
  )
}
