/** A right to act for the club: admin and manager over all brands, brand staff for one brand, door for one event. */
export type StaffRole =
  | { role: 'admin' }
  | { role: 'manager' }
  | { role: 'brand_staff'; brandId: string }
  | { role: 'door'; eventId: string }

/**
 * Who asks. `person` has signed in; `letter` holds the personal link of one invitation and may act on that invitation,
 * its reservation and the person's own word, nothing else; `system` is the worker.
 */
export type Actor =
  | { kind: 'person'; personId: string; sessionId: string; roles: readonly StaffRole[] }
  | { kind: 'letter'; personId: string; invitationId: string }
  | { kind: 'system' }

export type SignedIn = Extract<Actor, { kind: 'person' }>

/** Managers and admins see every brand. */
export function runsTheClub(actor: Actor): boolean {
  return actor.kind === 'person' && actor.roles.some(({ role }) => role === 'admin' || role === 'manager')
}

/** Ids of the brands an actor works for, or 'all'. An empty list: no brand at all. */
export function brandsOf(actor: Actor): 'all' | readonly string[] {
  if (runsTheClub(actor)) return 'all'
  if (actor.kind !== 'person') return []
  return actor.roles.flatMap(role => (role.role === 'brand_staff' ? [role.brandId] : []))
}

/** True when the actor may do a brand's work: choose people, write, run its events. */
export function worksFor(actor: Actor, brandId: string): boolean {
  const brands = brandsOf(actor)
  return brands === 'all' || brands.includes(brandId)
}

/** True when the actor may read the guest list of an event: its brand's staff, managers, and the door of that event. */
export function readsGuestList(actor: Actor, event: { id: string; brandId: string }): boolean {
  if (worksFor(actor, event.brandId)) return true
  return (
    actor.kind === 'person' && actor.roles.some(role => role.role === 'door' && role.eventId === event.id)
  )
}

/** The actor as someone of one brand: what they do for another brand opens nothing here. */
export function asStaffOf(actor: SignedIn, brandId: string): SignedIn {
  const roles = actor.roles.filter(role => role.role !== 'brand_staff' || role.brandId === brandId)
  return { ...actor, roles }
}
