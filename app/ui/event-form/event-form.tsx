import { type SubmissionResult, useForm } from '@conform-to/react'
import { Form } from '@remix-run/react'
import type { ReactNode } from 'react'
import type { EventFormValues } from '~/domain/events/types'
import { ErrorSummary } from '../error-summary'
import { SubmitButton } from '../submit-button'
import { GatesPart } from './gates-part'
import { MoneyPart } from './money-part'
import { PlacePart } from './place-part'
import { SeatsPart } from './seats-part'
import { WordsPart } from './words-part'

type EventFormProps = {
  values: EventFormValues
  zones: string[]
  /** The tiers of the club, the lowest rank first; the value is the rank. */
  tiers: readonly { value: string; label: string }[]
  result: SubmissionResult | undefined
  submit: string
  /** A published event keeps its place, its times, its party and its deposit: they are told here instead of asked. */
  told?: ReactNode
  children: ReactNode
}

/** The one form of an event, for a new one and for a change. What was typed stays there when something is amiss. */
export function EventForm({ values, zones, tiers, result, submit, told, children }: EventFormProps) {
  const [form, fields] = useForm<EventFormValues>({
    id: 'event',
    defaultValue: values,
    lastResult: result ?? null,
  })
  const errors = Object.entries(form.allErrors).flatMap(([name, messages]) =>
    (messages ?? []).map(message => (name === '' ? { message } : { id: `event-${name}`, message })),
  )
  return (
    <Form method="post" id={form.id} noValidate className="grid max-w-3xl gap-14">
      <ErrorSummary errors={errors} />
      {children}
      <WordsPart fields={fields} />
      {told ?? <PlacePart fields={fields} zones={zones} />}
      <SeatsPart fields={fields} withGuests={told === undefined} />
      {told === undefined ? <GatesPart fields={fields} tiers={tiers} /> : null}
      {told === undefined ? <MoneyPart fields={fields} errors={form.allErrors} /> : null}
      <div>
        <SubmitButton>{submit}</SubmitButton>
      </div>
    </Form>
  )
}
