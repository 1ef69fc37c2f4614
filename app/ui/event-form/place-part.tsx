import { DateTimeField } from '../date-time-field'
import { chooseOf, fieldOf } from '../field-of'
import { useCopy } from '../locale'
import { SectionHead } from '../section-head'
import { SelectField } from '../select-field'
import { TextField } from '../text-field'
import { copy } from './copy'
import type { EventFields } from './event-fields'

/** The venue, its zone, and the times on its clock. */
export function PlacePart({ fields, zones }: { fields: EventFields; zones: string[] }) {
  const t = useCopy(copy)
  const options = zones.map(zone => ({ value: zone, label: zone.replaceAll('_', ' ') }))
  return (
    <section aria-labelledby="place-title" className="grid gap-7">
      <SectionHead id="place-title" title={t('place')} />
      <div className="grid gap-7 sm:grid-cols-2">
        <TextField label={t('venue')} {...fieldOf(fields.venue)} aria-required />
        <TextField label={t('city')} {...fieldOf(fields.city)} optional />
        <SelectField
          label={t('timeZone')}
          hint={t('zoneHint')}
          {...chooseOf(fields.timeZone)}
          options={options}
        />
      </div>
      <div className="grid grid-cols-2 gap-7">
        <DateTimeField kind="date" label={t('startsOn')} {...fieldOf(fields.startsOn)} aria-required />
        <DateTimeField kind="time" label={t('startsAt')} {...fieldOf(fields.startsAt)} aria-required />
        <DateTimeField kind="date" label={t('endsOn')} {...fieldOf(fields.endsOn)} aria-required />
        <DateTimeField kind="time" label={t('endsAt')} {...fieldOf(fields.endsAt)} aria-required />
        <DateTimeField kind="date" label={t('repliesOn')} {...fieldOf(fields.repliesOn)} aria-required />
        <DateTimeField kind="time" label={t('repliesAt')} {...fieldOf(fields.repliesAt)} aria-required />
      </div>
    </section>
  )
}
