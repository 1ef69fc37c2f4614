import { fieldOf } from '../field-of'
import { useCopy } from '../locale'
import { SectionHead } from '../section-head'
import { TextField } from '../text-field'
import { copy } from './copy'
import type { EventFields } from './event-fields'

/** How many seats there are, and who may come with whom. */
export function SeatsPart({ fields, withGuests }: { fields: EventFields; withGuests: boolean }) {
  const t = useCopy(copy)
  return (
    <section aria-labelledby="seats-title" className="grid gap-7">
      <SectionHead id="seats-title" title={t('party')} />
      <div className="grid grid-cols-2 gap-7">
        <TextField
          label={t('seats')}
          {...fieldOf(fields.seats)}
          inputMode="numeric"
          autoComplete="off"
          aria-required
        />
        {withGuests ? (
          <TextField
            label={t('guestsAllowed')}
            {...fieldOf(fields.guestsAllowed)}
            inputMode="numeric"
            autoComplete="off"
          />
        ) : null}
      </div>
      <p className="measure text-sm text-soft">{t('guestsHow')}</p>
    </section>
  )
}
