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

  /** The personal link in a letter: sets who reads, then leads to the invitation without the token in its address. */
  personalLink: (token: string) => `/i/${token}`,
  /** The same person's word (permissions, cadence), reached from a letter. */
  personalVoiceLink: (token: string) => `/i/${token}/voice`,
  /** RFC 8058: mail programmes POST here. GET shows a page and changes nothing. */
  stopLink: (token: string) => `/stop/${token}`,
  invitation: (id: string) => `/invitations/${id}`,
  invitationOpened: (id: string) => `/invitations/${id}/opened`,
  invitationSeats: (id: string) => `/invitations/${id}/seats`,
  reservations: () => '/reservations',
  reservation: (id: string) => `/reservations/${id}`,
  reservationCancel: (id: string) => `/reservations/${id}/cancel`,
  reservationCalendar: (id: string) => `/reservations/${id}/calendar.ics`,
  voice: () => '/voice',

  staff: () => '/staff',
  staffPeople: () => '/staff/people',
  staffPerson: (id: string) => `/staff/people/${id}`,
  staffImports: () => '/staff/imports',
  staffImport: (id: string) => `/staff/imports/${id}`,
  staffImportRefused: (id: string) => `/staff/imports/${id}/refused.csv`,
  staffEvents: () => '/staff/events',
  staffNewEvent: () => '/staff/events/new',
  staffEvent: (id: string) => `/staff/events/${id}`,
  staffEventEdit: (id: string) => `/staff/events/${id}/edit`,
  staffEventLive: (id: string) => `/staff/events/${id}/live`,
  staffEventGuests: (id: string) => `/staff/events/${id}/guests.csv`,
  staffNewWave: (eventId: string) => `/staff/events/${eventId}/waves/new`,
  staffWave: (eventId: string, waveId: string) => `/staff/events/${eventId}/waves/${waveId}`,
  staffWavePreview: (eventId: string, waveId: string, invitationId: string) =>
    `/staff/events/${eventId}/waves/${waveId}/letters/${invitationId}`,
  /** The letter alone, for the frame of its preview. */
  staffWaveSheet: (eventId: string, waveId: string, invitationId: string) =>
    `/staff/events/${eventId}/waves/${waveId}/letters/${invitationId}/sheet`,
  staffTeam: () => '/staff/team',

  stripeWebhook: () => '/webhooks/stripe',
  resendWebhook: () => '/webhooks/resend',
} as const
