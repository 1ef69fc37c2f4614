import type { AppCtx } from '~/composition.server'
import { createEvent } from '~/domain/events/create-event.server'
import type { EventDraft } from '~/domain/events/draft'
import { publishEvent } from '~/domain/events/publish-event.server'
import type { SignedIn } from '~/domain/kernel/actor'
import { normaliseAddress } from '~/domain/kernel/address'

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
