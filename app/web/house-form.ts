import { z } from 'zod'
import { allow, type Result, refuse } from '~/domain/kernel/result'
import { returnKinds } from '~/domain/reservations/change-for-member'
import { guestNames, guestsAtMost } from '~/domain/reservations/schema'

const party = z.object({
  company: z.coerce.number().int().min(0).max(guestsAtMost).catch(0),
  names: z.string().max(2000).catch(''),
})

export type TypedParty = z.output<typeof party> & { slotIds: string[] }

/** A party as a form of the house has it: how many come along, their names one a line, the slots that are ticked. */
export function readTypedParty(form: FormData): TypedParty {
  return { ...party.parse(Object.fromEntries(form)), slotIds: form.getAll('slot').map(String) }
}

/** The same as a use-case takes it; never more names than people. */
export function partyOfTyped({
  company,
  names,
  slotIds,
}: TypedParty): Result<
  { guests: { fullName: string }[]; seats: number; slotIds: string[] },
  { reason: 'name_too_long' | 'too_many_names' }
> {
  const lines = names.split('\n').map(fullName => ({ fullName }))
  const read = guestNames.safeParse(lines)
  if (!read.success) {
    const isTooMany = read.error.issues.some(({ message }) => message === 'too_many')
    return refuse({ reason: isTooMany ? 'too_many_names' : 'name_too_long' })
  }
  if (read.data.length > company) return refuse({ reason: 'too_many_names' })
  return allow({ guests: read.data, seats: 1 + company, slotIds })
}

const words = z.object({
  reason: z.string().trim().max(500).catch(''),
  word: z.string().trim().max(600).catch(''),
  returns: z.enum(returnKinds).catch('terms'),
  passesLine: z.literal('on').optional().catch(undefined),
})

export type HouseWords = ReturnType<typeof readHouseWords>

/** Why the house does it, what it says of it, and what it gives back. */
export function readHouseWords(form: FormData) {
  const { passesLine, ...rest } = words.parse(Object.fromEntries(form))
  return { ...rest, passesLine: passesLine === 'on' }
}

const sum = z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER)

/** An amount that a page promised, in minor units; null where no page of the house would have sent it. */
export function readShown(form: FormData, name = 'shown'): number | null {
  const read = sum.safeParse(form.get(name) ?? 0)
  return read.success ? read.data : null
}
