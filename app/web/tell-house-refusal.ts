import type { HouseRefusal } from '~/domain/eligibility/types'
import { defineCopy, type Locale, translate } from '~/shared/copy'
import { formatMoment } from '~/shared/format'

const copy = defineCopy({
  fr: {
    no_reason: 'Écrivez une raison\u202f: elle est gardée.',
    name_too_long: 'Un nom est trop long\u202f: cent vingt signes au plus.',
    too_many_names: 'Il y a plus de noms que de personnes\u202f: comptez-les, ou effacez-en un.',
    not_confirmed: 'Seule une réservation confirmée se change.',
    already_over: 'Cette réservation n’est plus en cours.',
    offered: 'Cette place est proposée\u202f: la personne répond, ou l’offre échoit. Elle n’est pas reprise.',
    begun: 'L’événement a commencé\u202f: plus rien ne se change d’ici.',
    changed: 'Une échéance est passée depuis que cette page s’est ouverte. Voici ce qui vaut à présent.',
    cancelled_event: 'Cet événement n’aura pas lieu.',
    not_open: 'Cet événement n’est pas ouvert.',
    age_needed: 'L’événement demande un âge, et la date de naissance de cette personne manque.',
    licence_needed: 'L’événement demande un permis, et sa date manque.',
    too_young: 'Cette personne n’aura pas {{count}} ans révolus ce jour-là.',
    licence_too_recent: 'Cette personne n’aura pas son permis depuis {{count}} ans ce jour-là.',
    choose_exact_one: 'Choisissez un créneau.',
    choose_exact_other: 'Choisissez {{count}} créneaux.',
    choose_between: 'Choisissez de {{least}} à {{most}} créneaux.',
    slot_closed: 'Le créneau du {{moment}} a commencé.',
    slot_unknown: 'Ce créneau n’est plus au programme.',
    slots_overlap: 'Le créneau du {{moment}} commence avant la fin d’un autre.',
    slot_full: 'Le créneau du {{moment}} n’a pas la place, ou pas la voiture, pour cette compagnie.',
    line_waits: 'D’autres attendent ces places, et passent d’abord.',
    sold_out: 'Toutes les places sont prises.',
    seats_left_zero: 'Il ne reste aucune place pour cette compagnie.',
    seats_left_one: 'Il y a en tout une place pour cette compagnie.',
    seats_left_other: 'Il y a en tout {{count}} places pour cette compagnie.',
  },
  en: {
    no_reason: 'Write a reason: it is kept.',
    name_too_long: 'A name is too long: one hundred and twenty characters at most.',
    too_many_names: 'There are more names than people: count them, or erase one.',
    not_confirmed: 'Only a confirmed reservation can be changed.',
    already_over: 'This reservation is no longer in force.',
    offered: 'This seat is on offer: the person answers, or the offer lapses. It is not taken back.',
    begun: 'The event has begun: nothing can be changed from here any more.',
    changed: 'A date has passed since this page was opened. This is what holds now.',
    cancelled_event: 'This event will not take place.',
    not_open: 'This event is not open.',
    age_needed: 'The event asks an age, and this person’s date of birth is missing.',
    licence_needed: 'The event asks a driving licence, and its date is missing.',
    too_young: 'This person will not be {{count}} on that day.',
    licence_too_recent: 'This person will not have held a licence for {{count}} years by that day.',
    choose_exact_one: 'Choose one slot.',
    choose_exact_other: 'Choose {{count}} slots.',
    choose_between: 'Choose {{least}} to {{most}} slots.',
    slot_closed: 'The slot of {{moment}} has begun.',
    slot_unknown: 'That slot is no longer on the programme.',
    slots_overlap: 'The slot of {{moment}} begins before the end of another.',
    slot_full: 'The slot of {{moment}} lacks the room, or the car, for this party.',
    line_waits: 'Others wait for these seats, and come first.',
    sold_out: 'Every seat is taken.',
    seats_left_zero: 'There is no seat left for this party.',
    seats_left_one: 'There is one seat in all for this party.',
    seats_left_other: 'There are {{count}} seats in all for this party.',
  },
})

/** Everything that may stand in the way of what the house does for someone. */
export type AnyHouseRefusal =
  | HouseRefusal
  | {
      reason:
        | 'no_reason'
        | 'name_too_long'
        | 'too_many_names'
        | 'not_confirmed'
        | 'already_over'
        | 'offered'
        | 'begun'
        | 'changed'
        | 'not_open'
    }

/** Why not, for those who act for the house; instants on the venue's clock. */
export function tellHouseRefusal(refusal: AnyHouseRefusal, locale: Locale, zone: string): string {
  const t = translate(copy, locale)
  switch (refusal.reason) {
    case 'birth_date_needed':
      return t('age_needed')
    case 'too_young':
      return t('too_young', { count: refusal.minAge })
    case 'licence_too_recent':
      return t('licence_too_recent', { count: refusal.years })
    case 'choose_slots': {
      const { least, most } = refusal
      return least === most ? t('choose_exact', { count: most }) : t('choose_between', { least, most })
    }
    case 'slot_closed':
      return refusal.startsAt === null
        ? t('slot_unknown')
        : t('slot_closed', { moment: formatMoment(refusal.startsAt, zone, locale) })
    case 'slots_overlap':
    case 'slot_full':
      return t(refusal.reason, { moment: formatMoment(refusal.startsAt, zone, locale) })
    case 'not_enough_seats':
      return t('seats_left', { count: Math.max(0, refusal.seatsFree) })
    default:
      return t(refusal.reason)
  }
}
