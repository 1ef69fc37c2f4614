import { describe, expect, test } from 'vitest'
import { applyGates, riseGates } from '~/domain/eligibility/apply-gates'
import { bookGates, bringGuestGates, seeEventGates } from '~/domain/eligibility/gates'
import { gateNames, type Reason, type Refusal } from '~/domain/eligibility/types'
import { sayRefusal, tellGate, tellRefusal } from '~/domain/eligibility/words'
import { LOCALES } from '~/shared/copy'

const opensAt = new Date('2027-03-30T07:00:00Z')
const tierName = { fr: 'Signature', en: 'Signature' }

/** One refusal for every reason: a reason that is added does not compile until it stands here. */
const everyRefusal: { [R in Reason]: Extract<Refusal, { reason: R }> } = {
  flow_closed: { reason: 'flow_closed', next: 'other_ways' },
  already_applied: { reason: 'already_applied', applicationId: 'a', next: 'open_application' },
  already_member: { reason: 'already_member', next: 'open_membership' },
  already_that_tier: { reason: 'already_that_tier', next: 'open_membership' },
  come_back_on: { reason: 'come_back_on', returnOn: '2027-09-01', next: 'come_back' },
  not_again: { reason: 'not_again', next: 'none' },
  not_a_member: { reason: 'not_a_member', next: 'apply' },
  membership_ended: { reason: 'membership_ended', next: 'apply' },
  membership_paused: { reason: 'membership_paused', next: 'resume_membership' },
  membership_suspended: { reason: 'membership_suspended', next: 'read_the_reason' },
  not_announced: { reason: 'not_announced', next: 'none' },
  invitation_only: { reason: 'invitation_only', next: 'none' },
  already_confirmed: { reason: 'already_confirmed', reservationId: 'r', next: 'open_reservation' },
  withdrawn: { reason: 'withdrawn', next: 'write_to_the_host' },
  cancelled_event: { reason: 'cancelled_event', next: 'none' },
  closed: { reason: 'closed', next: 'write_to_the_host' },
  rank_too_low: { reason: 'rank_too_low', neededRank: 3, tierName, next: 'rise' },
  not_open_yet: { reason: 'not_open_yet', opensAt, next: 'come_back' },
  birth_date_needed: { reason: 'birth_date_needed', next: 'tell_the_day' },
  licence_needed: { reason: 'licence_needed', next: 'tell_the_day' },
  too_young: { reason: 'too_young', minAge: 18, next: 'another_event' },
  licence_too_recent: { reason: 'licence_too_recent', years: 3, next: 'put_right' },
  offer_waits: { reason: 'offer_waits', reservationId: 'r', next: 'open_offer' },
  choose_slots: { reason: 'choose_slots', least: 1, most: 2, next: 'choose' },
  slot_closed: { reason: 'slot_closed', startsAt: opensAt, next: 'choose_another' },
  slot_rank: { reason: 'slot_rank', startsAt: opensAt, neededRank: 3, tierName, next: 'choose_another' },
  slots_overlap: { reason: 'slots_overlap', startsAt: opensAt, next: 'choose_another' },
  slot_full: { reason: 'slot_full', startsAt: opensAt, next: 'choose_another' },
  guests_unnamed: { reason: 'guests_unnamed', next: 'name_guests' },
  guest_declined: { reason: 'guest_declined', name: 'Hugo Renard', next: 'write_to_the_host' },
  line_waits: { reason: 'line_waits', next: 'join_the_line' },
  sold_out: { reason: 'sold_out', next: 'join_the_line' },
  guests_not_allowed: { reason: 'guests_not_allowed', guestsAllowed: 1, next: 'fewer_guests' },
  tier_guests: { reason: 'tier_guests', guestsAllowed: 2, next: 'fewer_guests' },
  not_enough_seats: { reason: 'not_enough_seats', seatsFree: 1, next: 'fewer_guests' },
}
const all = Object.values(everyRefusal)

describe.each(LOCALES)('in %s', locale => {
  test.each(all.map(refusal => [refusal.reason, refusal] as const))('%s has words', (_, refusal) => {
    const { because, next } = tellRefusal(refusal, locale, { zone: 'Europe/Helsinki' })
    expect(because).toMatch(/\.$|\.\)$/)
    expect(because).not.toMatch(/\{\{|_/)
    if (refusal.next === 'none') expect(next).toBe('')
    else expect(next).toMatch(/^[^{_]+\.$/)
    expect(sayRefusal(refusal, locale, { zone: 'Europe/Helsinki' })).toBe(`${because} ${next}`.trim())
  })

  test.each(gateNames.map(name => [name]))('the gate %s has a name', name => {
    expect(tellGate(name, locale)).not.toMatch(/_|^$/)
  })
})

test('every name of a gate is that of a gate', () => {
  const used = [applyGates, riseGates, seeEventGates, bookGates, bringGuestGates].flatMap(gates =>
    gates.map(({ name }) => name),
  )
  expect(new Set(used)).toEqual(new Set(gateNames))
})

test('an opening is told on the venue’s clock, and compared for whoever lives by another', () => {
  const { not_open_yet } = everyRefusal
  expect(tellRefusal(not_open_yet, 'fr', { zone: 'Europe/Helsinki' }).because).toBe(
    'S’ouvre pour vous le mardi 30\u00a0mars, 10\u00a0h.',
  )
  expect(tellRefusal(not_open_yet, 'en', { zone: 'Europe/Helsinki', ownZone: 'Europe/Paris' }).because).toBe(
    'Opens for you on Tuesday 30\u00a0March, 10\u00a0am (Helsinki time, one hour ahead of yours).',
  )
})

test.each([
  [1, 1, 'Choisissez un créneau.'],
  [2, 2, 'Choisissez 2 créneaux.'],
  [0, 2, 'Choisissez 2 créneaux au plus.'],
  [1, 3, 'Choisissez de 1 à 3 créneaux.'],
])('a choice of %i to %i is asked for in plain words', (least, most, words) => {
  const refusal = { reason: 'choose_slots', least, most, next: 'choose' } as const
  expect(tellRefusal(refusal, 'fr').because).toBe(words)
})

test('the host is named where there is one to write to', () => {
  expect(tellRefusal(everyRefusal.closed, 'fr', { host: 'Élise Marchand' }).next).toBe(
    'Écrivez à Élise Marchand\u202f: on trouve parfois une chaise.',
  )
})

test('nobody left to bring is said as such', () => {
  const alone = { reason: 'tier_guests', guestsAllowed: 0, next: 'fewer_guests' } as const
  expect(tellRefusal(alone, 'fr')).toEqual({ because: 'À votre rang, on vient seul.', next: 'Venez seul.' })
})
