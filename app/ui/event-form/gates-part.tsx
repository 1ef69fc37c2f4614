import { visibilities } from '~/domain/events/types'
import { DateTimeField } from '../date-time-field'
import { chooseOf, fieldOf } from '../field-of'
import { useCopy } from '../locale'
import { RadioGroup } from '../radio-group'
import { SectionHead } from '../section-head'
import { SelectField } from '../select-field'
import { copy } from './copy'
import type { EventFields } from './event-fields'

type GatesPartProps = { fields: EventFields; tiers: readonly { value: string; label: string }[] }

/** Whether members may come without an invitation, from which rank, and from when on the venue's clock. */
export function GatesPart({ fields, tiers }: GatesPartProps) {
  const t = useCopy(copy)
  const hints = {
    invitation_only: t('invitationOnlyHint'),
    teaser: t('teaserHint'),
    members: t('membersHint'),
    applicants: t('applicantsHint'),
  }
  const choices = visibilities.map(value => ({ value, label: t(value), hint: hints[value] }))
  return (
    <section aria-labelledby="gates-title" className="grid gap-7">
      <SectionHead id="gates-title" title={t('gates')} />
      <RadioGroup legend={t('visibility')} {...chooseOf(fields.visibility)} options={choices} />
      <SelectField
        label={t('minRank')}
        hint={t('minRankHint')}
        {...chooseOf(fields.minRank)}
        options={tiers}
        placeholder={t('anyRank')}
      />
      <div className="grid grid-cols-2 gap-7">
        <DateTimeField kind="date" label={t('opensOn')} {...fieldOf(fields.opensOn)} />
        <DateTimeField kind="time" label={t('opensAt')} {...fieldOf(fields.opensAt)} />
      </div>
      <p className="measure text-sm text-soft">{t('opensHint')}</p>
    </section>
  )
}
