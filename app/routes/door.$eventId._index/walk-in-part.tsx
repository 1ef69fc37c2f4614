import { Form } from '@remix-run/react'
import { useState } from 'react'
import { Disclosure } from '~/ui/disclosure'
import { useCopy } from '~/ui/locale'
import { Notice } from '~/ui/notice'
import { SelectField } from '~/ui/select-field'
import { SubmitButton } from '~/ui/submit-button'
import { TextField } from '~/ui/text-field'
import type { WalkInView } from './view'
import { copy } from './walk-in-copy'

/** For those who run the club: someone whom nobody expected. */
export function WalkInPart({ slots, answer }: WalkInView) {
  const t = useCopy(copy)
  const typed = answer?.typed
  const [isAway, setAway] = useState(false)
  const amiss = isAway ? t('needsNetwork') : answer?.amiss
  return (
    <Disclosure summary={t('title')} caps={false} open={answer !== null} className="mt-8">
      <Form
        method="post"
        className="mt-4 grid gap-5"
        onSubmit={event => {
          setAway(!navigator.onLine)
          if (!navigator.onLine) event.preventDefault()
        }}
      >
        <p className="text-sm text-soft">{t('text')}</p>
        {amiss ? (
          <Notice tone="warn" live>
            {amiss}
          </Notice>
        ) : null}
        <TextField
          name="givenName"
          label={t('givenName')}
          required
          maxLength={80}
          autoComplete="off"
          defaultValue={typed?.givenName}
        />
        <TextField
          name="familyName"
          label={t('familyName')}
          required
          maxLength={80}
          autoComplete="off"
          defaultValue={typed?.familyName}
        />
        <TextField
          name="address"
          type="email"
          label={t('address')}
          required
          autoComplete="off"
          defaultValue={typed?.address}
        />
        <TextField
          name="seats"
          type="number"
          inputMode="numeric"
          label={t('seats')}
          required
          min={1}
          max={10}
          defaultValue={typed?.seats ?? 1}
        />
        {slots.length > 0 ? (
          <SelectField
            name="slotId"
            label={t('slot')}
            defaultValue={typed?.slotId}
            options={slots.map(({ id, label }) => ({ value: id, label }))}
          />
        ) : null}
        <TextField
          name="because"
          label={t('because')}
          hint={t('becauseHint')}
          maxLength={300}
          defaultValue={typed?.because}
        />
        <SubmitButton full name="intent" value="walk_in" variant="outlined">
          {t('receive')}
        </SubmitButton>
      </Form>
    </Disclosure>
  )
}
