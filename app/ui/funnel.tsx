import { defineCopy } from '~/shared/copy'
import { formatNumber, formatShare } from '~/shared/format'
import { classNames } from './class-names'
import { useCopy, useLocale } from './locale'
import { RuleMeter } from './rule-meter'

const copy = defineCopy({
  fr: {
    invited: 'Invités',
    delivered: 'Lettre reçue',
    opened: 'Page ouverte',
    accepted: 'Ont dit oui',
    paid: 'Caution réglée',
    declined: 'Ont décliné',
    silent: 'Sans réponse',
    share: '{{label}}\u202f: {{count}} sur {{whole}}',
  },
  en: {
    invited: 'Invited',
    delivered: 'Letter delivered',
    opened: 'Page opened',
    accepted: 'Said yes',
    paid: 'Deposit paid',
    declined: 'Declined',
    silent: 'No answer yet',
    share: '{{label}}: {{count}} of {{whole}}',
  },
})

const STEPS = ['invited', 'delivered', 'opened', 'accepted', 'paid', 'declined', 'silent'] as const
/** Not on the way to a seat: told apart from the steps that are. */
const APART: ReadonlySet<string> = new Set(['declined', 'silent'])

export type FunnelCounts = Readonly<Record<(typeof STEPS)[number], number>>

type FunnelProps = {
  counts: FunnelCounts
  /** An event without a deposit has no such step. */
  withoutDeposit?: boolean
}

/** How an invitation fares, step by step, as rules drawn against the number invited. */
export function Funnel({ counts, withoutDeposit }: FunnelProps) {
  const t = useCopy(copy)
  const locale = useLocale()
  const steps = STEPS.filter(step => !(withoutDeposit && step === 'paid'))
  return (
    <ol className="funnel">
      {steps.map(step => {
        const label = t(step)
        const count = counts[step]
        const apart = APART.has(step)
        return (
          <li key={step}>
            <span className={classNames('funnel-label', apart && 'funnel-aside')}>{label}</span>
            <RuleMeter
              value={count}
              max={counts.invited}
              quiet={apart}
              label={t('share', { label, count, whole: counts.invited })}
            />
            <span className="funnel-count">{formatNumber(count, locale)}</span>
            <span className="funnel-share">
              {step === 'invited' || counts.invited === 0 ? '' : formatShare(count / counts.invited, locale)}
            </span>
          </li>
        )
      })}
    </ol>
  )
}
