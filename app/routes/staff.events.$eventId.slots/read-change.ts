import { z } from 'zod'
import type { SlotChange } from '~/domain/events/change-slot.server'

const empty = (value: unknown) => (value === '' ? undefined : value)
const seats = z.coerce.number().int().min(1).max(100_000)
const seatsForm = z.object({
  slotId: z.uuid(),
  capacity: seats,
  minRank: z.preprocess(empty, z.coerce.number().int().min(1).max(99).optional()),
})

/** Which slot is changed, and how; null for what no button of the page sends. */
export function readSlotChange(form: FormData): { slotId: string; change: SlotChange } | null {
  const slotId = String(form.get('slotId') ?? '')
  const what = form.get('intent')
  if (what === 'close' || what === 'reopen' || what === 'remove') return { slotId, change: { what } }
  const read = seatsForm.safeParse(Object.fromEntries(form))
  if (what !== 'seats' || !read.success) return null
  const { capacity, minRank = null } = read.data
  return { slotId, change: { what, capacity, minRank } }
}

const choicesForm = z.object({
  least: z.coerce.number().int().min(0).max(20),
  most: z.coerce.number().int().min(0).max(20),
  bound: z.preprocess(empty, seats.optional()).transform(bound => bound ?? null),
})

export function readChoicesForm(form: FormData) {
  return choicesForm.safeParse(Object.fromEntries(form))
}
