import { Form } from '@remix-run/react'
import { CheckboxField } from '../checkbox-field'
import { useCopy } from '../locale'
import { RadioGroup } from '../radio-group'
import { SelectField } from '../select-field'
import { SubmitButton } from '../submit-button'
import { TextField } from '../text-field'
import { copy } from './copy'
import type { WaitlistPageView } from './view'

type PartyFormProps = Pick<WaitlistPageView, 'party' | 'guestsAllowed' | 'slots' | 'mayWantAll'> & {
  submit: string
  quiet?: boolean
}

/** So many seats, for whom, and which slots would do. */
export function PartyForm({ party, guestsAllowed, slots, mayWantAll, submit, quiet }: PartyFormProps) {
  const t = useCopy(copy)
  return (
    <Form method="post" className="mt-6 grid gap-5">
      {guestsAllowed > 0 ? (
        <SelectField
          name="seats"
          label={t('seatsField')}
          defaultValue={String(party.seats)}
          options={Array.from({ length: guestsAllowed + 1 }, (_, at) => ({
            value: String(at + 1),
            label: t('seat', { count: at + 1 }),
          }))}
        />
      ) : (
        <input type="hidden" name="seats" value="1" />
      )}
      {guestsAllowed > 0 ? (
        <TextField
          name="names"
          label={t('names')}
          hint={t('namesHint')}
          autoComplete="off"
          maxLength={1200}
          defaultValue={party.names.join(', ')}
          optional
        />
      ) : null}
      {slots.length > 0 ? <Slots {...{ slots, party, mayWantAll }} /> : null}
      <SubmitButton full variant={quiet ? 'outlined' : undefined} name="intent" value="wait">
        {submit}
      </SubmitButton>
    </Form>
  )
}

function Slots({ slots, party, mayWantAll }: Pick<PartyFormProps, 'slots' | 'party' | 'mayWantAll'>) {
  const t = useCopy(copy)
  return (
    <>
      <fieldset className="field">
        <legend className="field-label mb-2">{t('slotsField')}</legend>
        {slots.map(({ id, label, isFull }) => (
          <CheckboxField
            key={id}
            name="slot"
            value={id}
            label={label}
            hint={isFull ? t('full') : t('free')}
            defaultChecked={party.slotIds.includes(id)}
          />
        ))}
      </fieldset>
      {mayWantAll ? (
        <RadioGroup
          name="wants"
          legend={t('wants')}
          defaultValue={party.wants}
          options={[
            { value: 'any', label: t('any') },
            { value: 'all', label: t('all') },
          ]}
        />
      ) : null}
    </>
  )
}
