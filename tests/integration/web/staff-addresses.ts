import { paths } from '~/shared/paths'

/** Everyone who might ask: those who act for the club, each of them for this house or another, and those who do not. */
export const askers = [
  'admin',
  'manager',
  'brandStaff',
  'otherBrandStaff',
  'door',
  'otherDoor',
  'member',
  'applicant',
  'stranger',
] as const
export type Asker = (typeof askers)[number]

/** The rows that the addresses name: all of one house, its event, its programme of qualification. */
export type StaffRows = {
  eventId: string
  waveId: string
  invitationId: string
  importId: string
  doneImportId: string
  personId: string
  flowId: string
  applicationId: string
  reservationId: string
  fileId: string
  decisionId: string
  memberId: string
  tierSlug: string
  unitId: string
}

export type StaffAddress = {
  path: (rows: StaffRows) => string
  /** Who is shown the page. Everyone else who has signed in gets a 404; a stranger is led to the sign-in page. */
  get: readonly Asker[]
  /** Who may press its buttons; left out where it has none. */
  post?: readonly Asker[]
  /** The fields of a press that would reach its act, where the form is read before anything is looked up. */
  press?: Record<string, string>
}

const club = ['admin', 'manager'] as const
const brandWork = [...club, 'brandStaff', 'otherBrandStaff'] as const
const ownBrand = [...club, 'brandStaff'] as const
const guestList = [...ownBrand, 'door'] as const
const everyRole = [...brandWork, 'door', 'otherDoor'] as const

/** Every address of the staff, by the name of its route's folder: who may, and nobody else. A route that is not here fails the build. */
export const staffAddresses: Readonly<Record<string, StaffAddress>> = {
  staff: { path: paths.staff, get: everyRole },
  'staff._index': { path: paths.staff, get: everyRole },

  'staff.people._index': { path: paths.staffPeople, get: brandWork },
  'staff.people.$personId': { path: ({ personId }) => paths.staffPerson(personId), get: ownBrand },
  'staff.imports._index': { path: paths.staffImports, get: brandWork, post: brandWork },
  'staff.imports.$importId._index': {
    path: ({ importId }) => paths.staffImport(importId),
    get: ownBrand,
    post: ownBrand,
    press: { intent: 'look' },
  },
  'staff.imports.$importId.refused[.]csv': {
    path: ({ doneImportId }) => paths.staffImportRefused(doneImportId),
    get: ownBrand,
  },

  'staff.events._index': { path: paths.staffEvents, get: everyRole },
  'staff.events.new': { path: paths.staffNewEvent, get: brandWork, post: brandWork },
  'staff.events.$eventId._index': {
    path: ({ eventId }) => paths.staffEvent(eventId),
    get: guestList,
    post: ownBrand,
  },
  'staff.events.$eventId.edit': {
    path: ({ eventId }) => paths.staffEventEdit(eventId),
    get: ownBrand,
    post: ownBrand,
  },
  'staff.events.$eventId.guests': {
    path: ({ eventId }) => paths.staffEventParties(eventId),
    get: ownBrand,
    post: ownBrand,
    press: { intent: 'accept' },
  },
  'staff.events.$eventId.waitlist': {
    path: ({ eventId }) => paths.staffEventWaitlist(eventId),
    get: ownBrand,
    post: ownBrand,
    press: { intent: 'rules', order: 'arrival', head: 'fit' },
  },
  'staff.events.$eventId.content': {
    path: ({ eventId }) => paths.staffEventContent(eventId),
    get: ownBrand,
    post: ownBrand,
  },
  'staff.events.$eventId.copy': {
    path: ({ eventId }) => paths.staffEventCopy(eventId),
    get: ownBrand,
    post: ownBrand,
  },
  'staff.events.$eventId.change': {
    path: ({ eventId }) => paths.staffEventChange(eventId),
    get: ownBrand,
    post: ownBrand,
    press: { key: '3b1f3c9e-0d5a-4f43-9a67-6a9a1c1f0b11', seen: '0' },
  },
  'staff_.events.$eventId.preview': {
    path: ({ eventId }) => paths.staffEventPreview(eventId),
    get: ownBrand,
  },
  'staff.events.$eventId.cancel': {
    path: ({ eventId }) => paths.staffEventCancel(eventId),
    get: ownBrand,
    post: ownBrand,
    press: { intent: 'cancel', fr: 'La piste a fondu.', en: 'The track has melted.' },
  },
  'staff.events.$eventId.questions': {
    path: ({ eventId }) => paths.staffEventQuestions(eventId),
    get: ownBrand,
    post: ownBrand,
    press: { intent: 'conditions', minAge: '18', minLicenceYears: '' },
  },
  'staff.events.$eventId.pictures': {
    path: ({ eventId }) => paths.staffEventPictures(eventId),
    get: ownBrand,
    post: ownBrand,
  },
  'staff.events.$eventId.live': { path: ({ eventId }) => paths.staffEventLive(eventId), get: guestList },
  'staff.events.$eventId.guests[.]csv': {
    path: ({ eventId }) => paths.staffEventGuests(eventId),
    get: guestList,
  },
  'staff.events.$eventId.reservations.new': {
    path: ({ eventId }) => paths.staffNewReservation(eventId),
    get: ownBrand,
    post: ownBrand,
    press: { person: '3b1f3c9e-0d5a-4f43-9a67-6a9a1c1f0b11', how: 'confirm', reason: 'Par téléphone' },
  },
  'staff.events.$eventId.reservations.$reservationId._index': {
    path: ({ eventId, reservationId }) => paths.staffReservation(eventId, reservationId),
    get: ownBrand,
  },
  'staff.events.$eventId.reservations.$reservationId.change': {
    path: ({ eventId, reservationId }) => paths.staffReservationChange(eventId, reservationId),
    get: ownBrand,
    post: ownBrand,
    press: { intent: 'confirm', company: '1', returns: 'terms', reason: 'Sa sœur vient aussi.' },
  },
  'staff.events.$eventId.reservations.$reservationId.cancel': {
    path: ({ eventId, reservationId }) => paths.staffReservationCancel(eventId, reservationId),
    get: ownBrand,
    post: ownBrand,
    press: { returns: 'terms', shown_terms: '0', reason: 'À sa demande' },
  },
  'staff.events.$eventId.slots': {
    path: ({ eventId }) => paths.staffEventSlots(eventId),
    get: ownBrand,
    post: ownBrand,
    press: { intent: 'choices', least: '0', most: '0' },
  },
  'staff.events.$eventId.attendance': {
    path: ({ eventId }) => paths.staffEventAttendance(eventId),
    get: ownBrand,
    post: ownBrand,
    press: { word: 'came', reservationId: '3b1f3c9e-0d5a-4f43-9a67-6a9a1c1f0b11' },
  },
  'staff.events.$eventId.feedback': {
    path: ({ eventId }) => paths.staffEventFeedback(eventId),
    get: ownBrand,
  },
  'staff.events.$eventId.waves.new': {
    path: ({ eventId }) => paths.staffNewWave(eventId),
    get: ownBrand,
    post: ownBrand,
  },
  'staff.events.$eventId.waves.$waveId._index': {
    path: ({ eventId, waveId }) => paths.staffWave(eventId, waveId),
    get: ownBrand,
    post: ownBrand,
    press: { intent: 'send' },
  },
  'staff.events.$eventId.waves.$waveId.letters.$invitationId': {
    path: ({ eventId, waveId, invitationId }) => paths.staffWavePreview(eventId, waveId, invitationId),
    get: ownBrand,
  },
  'staff.events.$eventId.waves.$waveId.letters.$invitationId_.sheet': {
    path: ({ eventId, waveId, invitationId }) => paths.staffWaveSheet(eventId, waveId, invitationId),
    get: ownBrand,
  },

  'door.$eventId._index': {
    path: ({ eventId }) => paths.door(eventId),
    get: guestList,
    post: guestList,
    press: { intent: 'undo', stampId: '3b1f3c9e-0d5a-4f43-9a67-6a9a1c1f0b11' },
  },
  'door.$eventId.list': {
    path: ({ eventId }) => paths.doorList(eventId),
    get: guestList,
    post: guestList,
  },

  'door.$eventId.photos.$reservationId': {
    path: ({ eventId, reservationId }) => paths.doorPhoto(eventId, reservationId),
    get: guestList,
  },

  'staff.applications': { path: paths.staffApplications, get: brandWork, post: club },
  'staff.applications._index': { path: paths.staffApplications, get: brandWork },
  'staff.applications.$applicationId': {
    path: ({ applicationId }) => paths.staffApplication(applicationId),
    get: ownBrand,
    post: ownBrand,
    press: { intent: 'comment', words: 'À revoir.' },
  },
  'staff.applications.$applicationId.files.$fileId': {
    path: ({ applicationId, fileId }) => paths.staffApplicationFile(applicationId, fileId),
    get: ownBrand,
  },
  'staff.decisions._index': { path: paths.staffDecisions, get: club, post: club },
  'staff.decisions.$decisionId._index': {
    path: ({ decisionId }) => paths.staffDecision(decisionId),
    get: club,
    post: club,
  },
  'staff.decisions.$decisionId.sheet': {
    path: ({ decisionId }) => paths.staffDecisionSheet(decisionId),
    get: club,
  },
  'staff.interviews': { path: paths.staffInterviews, get: brandWork, post: brandWork },
  'staff.nominations': { path: paths.staffNominations, get: club },

  'staff.flows._index': { path: paths.staffFlows, get: brandWork },
  'staff.flows.new': { path: paths.staffNewFlow, get: club, post: club },
  'staff.flows.$flowId._index': {
    path: ({ flowId }) => paths.staffFlow(flowId),
    get: ownBrand,
    post: club,
  },
  'staff.flows.$flowId.edit': {
    path: ({ flowId }) => paths.staffFlowEdit(flowId),
    get: club,
    post: club,
  },
  'staff.flows.$flowId.preview': {
    path: ({ flowId }) => paths.staffFlowPreview(flowId),
    get: club,
    post: club,
  },
  'staff.flows.$flowId.trial': {
    path: ({ flowId }) => paths.staffFlowTrial(flowId),
    get: club,
    post: club,
  },

  'staff.members._index': { path: paths.staffMembers, get: club, post: club },
  'staff.members.$personId': {
    path: ({ memberId }) => paths.staffMember(memberId),
    get: club,
    post: club,
  },
  'staff.tiers._index': { path: paths.staffTiers, get: club, post: club },
  'staff.tiers.$tierSlug': { path: ({ tierSlug }) => paths.staffTier(tierSlug), get: club, post: club },
  'staff.tiers.evaluations': { path: paths.staffEvaluations, get: club, post: club },

  'staff.demand': { path: paths.staffDemand, get: brandWork, post: brandWork },
  'staff.polls._index': { path: paths.staffPolls, get: brandWork },
  'staff.polls.new': { path: paths.staffNewPoll, get: brandWork, post: brandWork },
  'staff.fleet._index': {
    path: paths.staffFleet,
    get: brandWork,
    post: brandWork,
    press: { intent: 'retire_instructor', instructorId: '00000000-0000-4000-8000-000000000000' },
  },
  'staff.fleet.units.$unitId': {
    path: ({ unitId }) => paths.staffUnit(unitId),
    get: ownBrand,
    post: ownBrand,
    press: { intent: 'retire' },
  },
  'staff.events.$eventId.fleet': {
    path: ({ eventId }) => paths.staffEventFleet(eventId),
    get: ownBrand,
    post: ownBrand,
  },
  'staff.events.$eventId.board': {
    path: ({ eventId }) => paths.staffEventBoard(eventId),
    get: ownBrand,
    post: ownBrand,
  },

  'staff.team': { path: paths.staffTeam, get: club, post: club },
}
