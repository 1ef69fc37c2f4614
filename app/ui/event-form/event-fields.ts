import type { FieldMetadata } from '@conform-to/react'
import type { EventFormValues } from '~/domain/events/types'

/** The fields of the event's form, as its parts receive them. */
export type EventFields = {
  [Name in keyof EventFormValues]: FieldMetadata<EventFormValues[Name], EventFormValues>
}
