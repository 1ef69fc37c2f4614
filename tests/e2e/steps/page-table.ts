import { expect, type Page } from '@playwright/test'
import { type Entry, examine } from './examine'
import { test } from './test'

/** The pages that each kind of visitor sees, by the folder of their route. A page that is missing here is a failure. */
export const seenBy = {
  stranger: [
    '_index',
    'sign-in',
    'sign-in_.$token',
    'stop.$token',
    '$',
    'apply._index',
    'apply.$flowSlug',
    'n.$token',
  ],
  member: [
    '_index',
    'account',
    'account_.calendar',
    'voice',
    'reservations._index',
    'reservations.$reservationId._index',
    'reservations.$reservationId.cancel',
    'reservations.$reservationId.answers',
    'reservations.$reservationId.pass',
    'reservations.$reservationId.feedback',
    'invitations.$invitationId._index',
    'events._index',
    'events.$slug._index',
    'events.$slug.waitlist',
    'invitations.$invitationId.waitlist',
    'reservations.$reservationId.offer',
    'membership',
    'wishes',
    'polls.$pollId',
    'nominations',
    'nominations_.letter',
    'vouches.$vouchId',
  ],
  applicant: ['applications.$applicationId._index', 'applications.$applicationId.steps.$stepId'],
  reader: ['invitations.$invitationId._index', 'reservations.$reservationId._index', 'voice'],
  staff: [
    'staff._index',
    'staff.people._index',
    'staff.people.$personId',
    'staff.imports._index',
    'staff.imports.$importId._index',
    'staff.events._index',
    'staff.events.new',
    'staff.events.$eventId._index',
    'staff.events.$eventId.edit',
    'staff.events.$eventId.slots',
    'staff.events.$eventId.waitlist',
    'staff.events.$eventId.attendance',
    'staff.events.$eventId.feedback',
    'staff.events.$eventId.content',
    'staff.events.$eventId.pictures',
    'staff.events.$eventId.questions',
    'staff.events.$eventId.fleet',
    'staff.events.$eventId.board',
    'staff.fleet._index',
    'staff.fleet.units.$unitId',
    'staff.events.$eventId.cancel',
    'staff.events.$eventId.copy',
    'staff.events.$eventId.waves.new',
    'staff.events.$eventId.waves.$waveId._index',
    'staff.events.$eventId.waves.$waveId.letters.$invitationId',
    'door.$eventId._index',
    'staff.team',
    'staff.demand',
    'staff.polls._index',
    'staff.polls.new',
    'staff.applications._index',
    'staff.applications.$applicationId',
    'staff.decisions._index',
    'staff.decisions.$decisionId._index',
    'staff.flows._index',
    'staff.flows.new',
    'staff.flows.$flowId._index',
    'staff.flows.$flowId.edit',
    'staff.flows.$flowId.preview',
    'staff.flows.$flowId.trial',
    'staff.interviews',
    'staff.members._index',
    'staff.members.$personId',
    'staff.nominations',
    'staff.tiers._index',
    'staff.tiers.$tierSlug',
    'staff.tiers.evaluations',
  ],
  builder: ['gallery'],
}
/** The frame of the staff's pages, seen around each of them. */
export const frames = ['staff', 'staff.applications']

/** Examines each page of a table; one that stands in no table above is a mistake of this file. */
export async function look(page: Page, who: keyof typeof seenBy, entries: Entry[]): Promise<void> {
  for (const entry of entries) {
    expect([...seenBy[who], '$']).toContain(entry.route)
    await test.step(entry.name, () => examine(page, entry))
  }
}
