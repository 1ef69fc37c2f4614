import { type Actor, worksFor } from '~/domain/kernel/actor'
import { defineCopy, type Locale, translate } from '~/shared/copy'
import { paths } from '~/shared/paths'

const copy = defineCopy({
  fr: {
    event: 'L’événement',
    content: 'Récit et venue',
    questions: 'Avant la venue',
    pictures: 'Images',
    slots: 'Créneaux',
    parties: 'Invités',
    waitlist: 'Liste d’attente',
    board: 'Essais',
    door: 'Accueil',
    attendance: 'Présences',
    feedback: 'Après',
  },
  en: {
    event: 'The event',
    content: 'Telling and arrival',
    questions: 'Before coming',
    pictures: 'Pictures',
    slots: 'Slots',
    parties: 'Guests',
    waitlist: 'Waitlist',
    board: 'Drives',
    door: 'The door',
    attendance: 'Attendance',
    feedback: 'After',
  },
})

/** The pages of an event that this actor may open, in the order in which an event is lived. */
export function eventSections(
  actor: Actor,
  event: { id: string; brandId: string },
  locale: Locale,
): { to: string; label: string; end?: boolean; document?: boolean }[] {
  const t = translate(copy, locale)
  const runs = worksFor(actor, event.brandId)
  return [
    { to: paths.staffEvent(event.id), label: t('event'), end: true },
    ...(runs
      ? [
          { to: paths.staffEventContent(event.id), label: t('content') },
          { to: paths.staffEventPictures(event.id), label: t('pictures') },
          { to: paths.staffEventQuestions(event.id), label: t('questions') },
          { to: paths.staffEventSlots(event.id), label: t('slots') },
        ]
      : []),
    ...(runs
      ? [
          { to: paths.staffEventParties(event.id), label: t('parties') },
          { to: paths.staffEventWaitlist(event.id), label: t('waitlist') },
          { to: paths.staffEventBoard(event.id), label: t('board') },
        ]
      : []),
    { to: paths.door(event.id), label: t('door'), document: true },
    ...(runs
      ? [
          { to: paths.staffEventAttendance(event.id), label: t('attendance') },
          { to: paths.staffEventFeedback(event.id), label: t('feedback') },
        ]
      : []),
  ]
}
