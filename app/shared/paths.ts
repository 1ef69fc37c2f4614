/** Every address of the house, in one place. Paths only; the origin is the environment's. */
export const paths = {
  home: () => '/',
  signIn: () => '/sign-in',
  signInPasskey: () => '/sign-in/passkey',
  signInLink: (token: string) => `/sign-in/${token}`,
  signOut: () => '/sign-out',
  language: () => '/language',
  theme: () => '/theme',
  account: () => '/account',
  passkeys: () => '/account/passkeys',
  accountPhoto: () => '/account/photo',
  /** Where a person makes, renews and ends the secret address of their own calendar. */
  accountCalendar: () => '/account/calendar',
  /** That address: a diary asks for it again and again, and needs no cookie. */
  calendarFeed: (token: string) => `/calendar/${token}.ics`,

  /** The personal link in a letter: sets who reads, then leads to the invitation without the token in its address. */
  personalLink: (token: string) => `/i/${token}`,
  /** The same person's word (permissions, cadence), reached from a letter. */
  personalVoiceLink: (token: string) => `/i/${token}/voice`,
  /** RFC 8058: mail programmes POST here. GET shows a page and changes nothing. */
  stopLink: (token: string) => `/stop/${token}`,
  invitation: (id: string) => `/invitations/${id}`,
  invitationOpened: (id: string) => `/invitations/${id}/opened`,
  invitationSeats: (id: string) => `/invitations/${id}/seats`,
  invitationWaitlist: (id: string) => `/invitations/${id}/waitlist`,
  reservations: () => '/reservations',
  reservation: (id: string) => `/reservations/${id}`,
  reservationPass: (id: string) => `/reservations/${id}/pass`,
  /** What the event asks of a party before it comes, and what they sign. */
  reservationAnswers: (id: string) => `/reservations/${id}/answers`,
  reservationChange: (id: string) => `/reservations/${id}/change`,
  /** One person's pass for the wallet of a telephone; 0 is the member, 1 to 9 their guests. */
  reservationWallet: (id: string, position: number, wallet: 'apple' | 'google') =>
    `/reservations/${id}/pass/${position}/${wallet}`,
  reservationCancel: (id: string) => `/reservations/${id}/cancel`,
  /** Seats of the waitlist, offered for a time: taken or declined here. */
  reservationOffer: (id: string) => `/reservations/${id}/offer`,
  reservationCalendar: (id: string) => `/reservations/${id}/calendar.ics`,
  reservationFeedback: (id: string) => `/reservations/${id}/feedback`,
  voice: () => '/voice',

  /** The public door: the club's story, its criteria, and the ways in. */
  apply: () => '/apply',
  applyFlow: (slug: string, code?: string | null) =>
    `/apply/${slug}${code ? `?code=${encodeURIComponent(code)}` : ''}`,
  /** A salon's, a dealer's or a campaign's link: leads to the door it belongs to. */
  code: (code: string) => `/c/${code}`,
  application: (id: string) => `/applications/${id}`,
  applicationStep: (id: string, stepId: string) => `/applications/${id}/steps/${stepId}`,
  /** Where a page sends what is being written, to be kept without leaving it. */
  applicationStepKeep: (id: string, stepId: string) => `/applications/${id}/steps/${stepId}/keep`,
  applicationFiles: (id: string) => `/applications/${id}/files`,
  applicationFile: (id: string, fileId: string) => `/applications/${id}/files/${fileId}`,
  vouch: (id: string) => `/vouches/${id}`,
  nominations: () => '/nominations',
  /** The letter before it leaves; and that letter alone, as a mail programme shows it. */
  nominationLetter: () => '/nominations/letter',
  nominationSheet: () => '/nominations/letter/sheet',
  /** What a nominated person's letter opens. */
  nominationLink: (token: string) => `/n/${token}`,
  membership: () => '/membership',
  wishes: () => '/wishes',
  poll: (id: string) => `/polls/${id}`,
  events: () => '/events',
  event: (slug: string) => `/events/${slug}`,
  eventSeats: (slug: string) => `/events/${slug}/seats`,
  programmeLive: () => '/programme/live',
  eventWaitlist: (slug: string) => `/events/${slug}/waitlist`,

  /** A picture of an event in one of its sizes. `mark` changes with what it shows; `letter` is that of its reader. */
  picture: (id: string, width: number, format: 'webp' | 'jpeg', mark: string, letter?: string | null) =>
    `/pictures/${id}/${width}.${format}?v=${mark}${letter ? `&letter=${letter}` : ''}`,
  /** The same uncut, for its staff. */
  wholePicture: (id: string, width: number) => `/pictures/${id}/${width}.webp?whole=1`,

  staff: () => '/staff',
  staffPeople: () => '/staff/people',
  staffPerson: (id: string) => `/staff/people/${id}`,
  staffImports: () => '/staff/imports',
  staffImport: (id: string) => `/staff/imports/${id}`,
  staffImportRefused: (id: string) => `/staff/imports/${id}/refused.csv`,
  staffEvents: () => '/staff/events',
  staffNewEvent: () => '/staff/events/new',
  staffEvent: (id: string) => `/staff/events/${id}`,
  staffEventSlots: (id: string) => `/staff/events/${id}/slots`,
  staffEventEdit: (id: string) => `/staff/events/${id}/edit`,
  /** An event through someone else's eyes. */
  staffEventPreview: (id: string) => `/staff/events/${id}/preview`,
  /** What a published event tells is changed here, with word to those who count on it. */
  staffEventChange: (id: string) => `/staff/events/${id}/change`,
  staffEventContent: (id: string) => `/staff/events/${id}/content`,
  /** What an event asks of those who come; `open` is a question that is added or written anew. */
  staffEventQuestions: (id: string, open?: { add: string } | { edit: string }) =>
    `/staff/events/${id}/questions${open ? `?${new URLSearchParams(open)}` : ''}`,
  staffEventCopy: (id: string) => `/staff/events/${id}/copy`,
  staffEventCancel: (id: string) => `/staff/events/${id}/cancel`,
  staffEventPictures: (id: string) => `/staff/events/${id}/pictures`,
  staffEventLive: (id: string) => `/staff/events/${id}/live`,
  staffEventWaitlist: (id: string) => `/staff/events/${id}/waitlist`,
  /** Those who come along: the house's word on each, and the seats without a name; `open` is a guest about to be declined. */
  staffEventParties: (id: string, open?: { decline: string }) =>
    `/staff/events/${id}/guests${open ? `?${new URLSearchParams(open)}` : ''}`,
  /** Where the house seats someone in their place; `person`: whom it chose. */
  staffNewReservation: (eventId: string, person?: string) =>
    `/staff/events/${eventId}/reservations/new${person ? `?person=${person}` : ''}`,
  /** One party of the guest list, and what the house does for it. */
  staffReservation: (eventId: string, id: string) => `/staff/events/${eventId}/reservations/${id}`,
  staffReservationChange: (eventId: string, id: string) =>
    `/staff/events/${eventId}/reservations/${id}/change`,
  staffReservationCancel: (eventId: string, id: string) =>
    `/staff/events/${eventId}/reservations/${id}/cancel`,
  staffEventGuests: (id: string) => `/staff/events/${id}/guests.csv`,
  staffEventAttendance: (id: string) => `/staff/events/${id}/attendance`,
  staffEventFeedback: (id: string) => `/staff/events/${id}/feedback`,
  staffNewWave: (eventId: string) => `/staff/events/${eventId}/waves/new`,
  staffWave: (eventId: string, waveId: string) => `/staff/events/${eventId}/waves/${waveId}`,
  staffWavePreview: (eventId: string, waveId: string, invitationId: string) =>
    `/staff/events/${eventId}/waves/${waveId}/letters/${invitationId}`,
  /** The letter alone, for the frame of its preview. */
  staffWaveSheet: (eventId: string, waveId: string, invitationId: string) =>
    `/staff/events/${eventId}/waves/${waveId}/letters/${invitationId}/sheet`,
  staffDemand: () => '/staff/demand',
  staffPolls: () => '/staff/polls',
  staffNewPoll: () => '/staff/polls/new',
  /** Which vehicles and instructors stand at the event, and who drives what, hour by hour. */
  staffEventFleet: (id: string) => `/staff/events/${id}/fleet`,
  staffEventBoard: (id: string, day?: string | null) =>
    `/staff/events/${id}/board${day ? `?day=${day}` : ''}`,
  staffFleet: () => '/staff/fleet',
  staffUnit: (id: string) => `/staff/fleet/units/${id}`,
  staffTeam: () => '/staff/team',
  staffApplications: () => '/staff/applications',
  staffApplication: (id: string) => `/staff/applications/${id}`,
  staffApplicationFile: (id: string, fileId: string) => `/staff/applications/${id}/files/${fileId}`,
  staffDecisions: () => '/staff/decisions',
  staffDecision: (id: string) => `/staff/decisions/${id}`,
  /** The letter alone, for the frame of its preview. */
  staffDecisionSheet: (id: string) => `/staff/decisions/${id}/sheet`,
  staffFlows: () => '/staff/flows',
  staffNewFlow: () => '/staff/flows/new',
  staffFlow: (id: string) => `/staff/flows/${id}`,
  staffFlowEdit: (id: string) => `/staff/flows/${id}/edit`,
  staffFlowPreview: (id: string) => `/staff/flows/${id}/preview`,
  staffFlowTrial: (id: string) => `/staff/flows/${id}/trial`,
  staffInterviews: () => '/staff/interviews',
  staffNominations: () => '/staff/nominations',
  staffTiers: () => '/staff/tiers',
  staffTier: (slug: string) => `/staff/tiers/${slug}`,
  staffEvaluations: () => '/staff/tiers/evaluations',
  staffMembers: () => '/staff/members',
  staffMember: (personId: string) => `/staff/members/${personId}`,

  /** Where people are received: a page for telephones, which goes on without a network. */
  door: (eventId: string) => `/door/${eventId}`,
  /** What a device keeps of it, and where it sends what it saw. */
  doorList: (eventId: string) => `/door/${eventId}/list`,
  doorPhoto: (eventId: string, reservationId: string) => `/door/${eventId}/photos/${reservationId}`,
  doorWorker: () => '/door/sw.js',

  stripeWebhook: () => '/webhooks/stripe',
  resendWebhook: () => '/webhooks/resend',
} as const
