import { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import type { AppCtx } from '~/composition.server'
import { findOrKeepPerson } from '~/domain/accounts/grant-role.server'
import { createEvent } from '~/domain/events/create-event.server'
import type { EventDraft } from '~/domain/events/draft'
import { publishEvent } from '~/domain/events/publish-event.server'
import { artKinds } from '~/domain/events/types'
import type { SignedIn } from '~/domain/kernel/actor'
import { normaliseAddress } from '~/domain/kernel/address'
import type { Locale } from '~/shared/copy'
import { inTransaction } from '~db/transaction'

export const bilingual = z.object({ fr: z.string(), en: z.string() })

/** What every evening of the seeds tells. */
export const evening = z.object({
  slug: z.string(),
  brand: z.string(),
  art: z.enum(artKinds),
  title: bilingual,
  story: bilingual,
  hostName: z.string(),
  hostTitle: z.string(),
  venue: z.string(),
  city: z.string(),
  timeZone: z.string(),
  capacity: z.number(),
})

/** One that lies so many days ahead, open to members, and asks no deposit. */
export const eveningAhead = evening.extend({
  inDays: z.number(),
  from: z.string(),
  to: z.string(),
  repliesInDays: z.number(),
  guestsAllowed: z.number(),
})

/** The house while it is being filled: its brands by slug, its staff by address. */
export type House = { ctx: AppCtx; brands: Map<string, string>; staff: Map<string, SignedIn> }

/** The ids of people by their addresses, in the same order; throws for one who is not known. */
export async function idsOf({ db }: AppCtx, addresses: readonly string[]): Promise<string[]> {
  const rows = await db
    .selectFrom('persons')
    .select(['id', 'address_norm'])
    .where('address_norm', 'in', addresses.map(normalise))
    .execute()
  return addresses.map(address => need(rows.find(row => row.address_norm === normalise(address))?.id))
}

/** Someone as they would be, had they come in. */
export async function actorOf({ ctx, staff }: House, address: string): Promise<SignedIn> {
  const known = staff.get(address)
  if (known) return known
  const [personId] = await idsOf(ctx, [address])
  return { kind: 'person', personId: need(personId), sessionId: '', roles: [] }
}

/** The one who runs the club in the demonstration. */
export function managerOf({ staff }: House): SignedIn {
  return need([...staff.values()].find(({ roles }) => roles.some(({ role }) => role === 'manager')))
}

/** Prepares an event of a brand and announces it, as its manager does. Returns its id. */
export async function announceEvent(
  house: House,
  { slug, brand, draft }: { slug: string; brand: string; draft: EventDraft },
): Promise<string> {
  const { ctx, brands } = house
  const manager = managerOf(house)
  const { eventId } = allowed(
    await createEvent(ctx, manager, { brandId: need(brands.get(brand)), slug, draft }),
    slug,
  )
  allowed(await publishEvent(ctx, manager, { eventId }), slug)
  return eventId
}

/** Announces an evening that lies ahead to the members. Returns its id. */
export async function announceAhead(house: House, row: z.output<typeof eveningAhead>): Promise<string> {
  const { slug, brand, inDays, from, to, repliesInDays, ...told } = row
  const at = (days: number, time: string) => hourIn(told.timeZone, days, time)
  const draft = {
    ...told,
    startsAt: at(inDays, from),
    endsAt: at(inDays, to),
    replyClosesAt: at(repliesInDays, '18:00'),
    visibility: 'members' as const,
    minRank: 1,
    bookingsOpenAt: null,
    deposit: null,
    refundSteps: [],
  }
  return announceEvent(house, { slug, brand, draft })
}

/** An hour of a clock on the wall, so many days from today. */
export function hourIn(timeZone: string, days: number, time: string): Date {
  const day = Temporal.Now.plainDateISO(timeZone).add({ days })
  return new Date(day.toZonedDateTime({ timeZone, plainTime: time }).epochMilliseconds)
}

/** Makes someone known by name before they have walked any passage. Returns their id. */
export function makeKnown(
  { db }: AppCtx,
  person: {
    address: string
    givenName: string
    familyName: string
    locale: Locale
    civility?: 'mme' | 'm' | 'dr'
  },
): Promise<string> {
  return inTransaction(db, async tx => {
    const personId = await findOrKeepPerson(tx, { ...person, addressNorm: normalise(person.address) })
    const { civility } = person
    if (civility) await tx.updateTable('persons').set({ civility }).where('id', '=', personId).execute()
    return personId
  })
}

export function normalise(address: string): string {
  return need(normaliseAddress(address))
}

export function need<T>(found: T | null | undefined): T {
  if (found === null || found === undefined) throw new Error('the seeds name something that is not there')
  return found
}

/** What a use-case allowed; throws with the reason of a refusal. */
export function allowed<T>(answer: { ok: true; value: T } | { ok: false; reason: string }, what: string): T {
  if (answer.ok) return answer.value
  throw new Error(`the seed ${what} is refused: ${JSON.stringify(answer)}`)
}
