import { artKinds } from '~/domain/events/types'
import { chooseOf, fieldOf } from '../field-of'
import { useCopy } from '../locale'
import { SectionHead } from '../section-head'
import { SelectField } from '../select-field'
import { TextArea } from '../text-area'
import { TextField } from '../text-field'
import { copy } from './copy'
import type { EventFields } from './event-fields'

/** Titles and story in both languages, the host, the drawing. */
export function WordsPart({ fields }: { fields: EventFields }) {
  const t = useCopy(copy)
  const drawings = artKinds.map(kind => ({ value: kind, label: t(kind) }))
  return (
    <section aria-labelledby="words-title" className="grid gap-7">
      <SectionHead id="words-title" title={t('words')} />
      <div className="grid gap-7 sm:grid-cols-2">
        <TextField label={t('titleFr')} {...fieldOf(fields.titleFr)} lang="fr" aria-required />
        <TextField label={t('titleEn')} {...fieldOf(fields.titleEn)} lang="en" aria-required />
        <TextArea label={t('storyFr')} {...fieldOf(fields.storyFr)} lang="fr" rows={6} optional />
        <TextArea label={t('storyEn')} {...fieldOf(fields.storyEn)} lang="en" rows={6} optional />
        <TextField label={t('hostName')} hint={t('hostHint')} {...fieldOf(fields.hostName)} optional />
        <TextField label={t('hostTitle')} {...fieldOf(fields.hostTitle)} optional />
        <SelectField label={t('art')} {...chooseOf(fields.art)} options={drawings} />
      </div>
    </section>
  )
}
