import { DateTimeField } from '~/ui/date-time-field'
import { useCopy } from '~/ui/locale'
import { SectionHead } from '~/ui/section-head'
import { SelectField } from '~/ui/select-field'
import { TextArea } from '~/ui/text-area'
import { TextField } from '~/ui/text-field'
import { copy } from './copy'

export type PartProps = { values: Record<string, string>; errors: Record<string, string> }

/** The value of a field, and what is amiss with it. */
export function field(name: string, { values, errors }: PartProps) {
  const error = errors[name]
  return { name, defaultValue: values[name] ?? '', errors: error ? [error] : undefined }
}

export function TimesPart(part: PartProps) {
  const t = useCopy(copy)
  return (
    <section aria-labelledby="when-title" className="grid gap-7">
      <SectionHead id="when-title" title={t('when')} />
      <div className="grid grid-cols-2 gap-7">
        <DateTimeField kind="date" label={t('startsOn')} {...field('startsOn', part)} />
        <DateTimeField kind="time" label={t('startsAt')} {...field('startsAt', part)} />
        <DateTimeField kind="date" label={t('endsOn')} {...field('endsOn', part)} />
        <DateTimeField kind="time" label={t('endsAt')} {...field('endsAt', part)} />
        <DateTimeField kind="date" label={t('repliesOn')} {...field('repliesOn', part)} />
        <DateTimeField kind="time" label={t('repliesAt')} {...field('repliesAt', part)} />
      </div>
    </section>
  )
}

export function PlacePart({ zones, ...part }: PartProps & { zones: readonly string[] }) {
  const t = useCopy(copy)
  const options = zones.map(zone => ({ value: zone, label: zone.replaceAll('_', ' ') }))
  return (
    <section aria-labelledby="where-title" className="grid gap-7">
      <SectionHead id="where-title" title={t('where')} />
      <div className="grid gap-7 sm:grid-cols-2">
        <TextField label={t('venue')} maxLength={160} {...field('venue', part)} />
        <TextField label={t('city')} maxLength={120} optional {...field('city', part)} />
        <TextField
          label={t('address')}
          hint={t('addressHint')}
          maxLength={300}
          optional
          {...field('address', part)}
        />
        <SelectField
          label={t('timeZone')}
          hint={t('zoneHint')}
          options={options}
          {...field('timeZone', part)}
        />
      </div>
    </section>
  )
}

export function DressPart(part: PartProps) {
  const t = useCopy(copy)
  return (
    <section aria-labelledby="dress-title" className="grid gap-7">
      <SectionHead id="dress-title" title={t('dress')} />
      <div className="grid gap-7 sm:grid-cols-2">
        <TextField
          label={t('dressCodeFr')}
          maxLength={200}
          lang="fr"
          optional
          {...field('dressCodeFr', part)}
        />
        <TextField
          label={t('dressCodeEn')}
          maxLength={200}
          lang="en"
          optional
          {...field('dressCodeEn', part)}
        />
      </div>
    </section>
  )
}

export function WhyPart(part: PartProps) {
  const t = useCopy(copy)
  return (
    <section aria-labelledby="why-title" className="grid gap-7">
      <SectionHead id="why-title" title={t('why')} />
      <p className="measure text-soft">{t('whyText')}</p>
      <div className="grid gap-7 sm:grid-cols-2">
        <TextArea label={t('becauseFr')} maxLength={600} lang="fr" {...field('becauseFr', part)} />
        <TextArea label={t('becauseEn')} maxLength={600} lang="en" {...field('becauseEn', part)} />
      </div>
    </section>
  )
}
