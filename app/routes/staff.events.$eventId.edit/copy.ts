import { defineCopy } from '~/shared/copy'

export const copy = defineCopy({
  fr: {
    over: 'Reprendre',
    keep: 'Garder',
    kept: 'C’est gardé.',
    told: 'Ce qui a été dit aux invités',
    toldText:
      'L’événement est ouvert\u202f: sa caution et ceux à qui il s’ouvre restent tels qu’ils ont été annoncés. Son lieu, ses jours et ses heures changent avec un mot à chacun de ceux qui comptent dessus.',
    toldChange: 'Changer ce qui a été dit',
    where: 'Où',
    when: 'Quand',
    replies: 'Réponses',
    who: 'Qui peut venir',
    invited: 'Sur invitation seulement',
    members: 'Sur invitation, et les membres du cercle',
    membersFrom: 'Sur invitation, et les membres à partir du rang {{tier}}',
    applicants: 'Sur invitation, les membres du cercle et les candidats',
    applicantsFrom: 'Sur invitation, et les membres à partir du rang {{tier}}\u202f; les candidats le voient',
    opening: '\u202f; réservations à partir du {{moment}}',
    guests: 'Accompagnants',
    deposit: 'Caution',
    none: 'aucune',
    back: 'Revenir à l’événement',
    stale:
      'Quelqu’un a changé cet événement entre-temps. Ce que vous avez écrit est encore ici\u202f: relisez, puis gardez à nouveau.',
    cancelled: 'Cet événement est annulé\u202f: il ne change plus.',
    fixed:
      'L’événement vient d’être ouvert\u202f: son lieu, ses heures, sa caution et ceux à qui il s’ouvre ne changent plus.',
    seats_taken_one: '{{count}} place est déjà prise\u202f: on ne peut pas descendre en dessous.',
    seats_taken_other: '{{count}} places sont déjà prises\u202f: on ne peut pas descendre en dessous.',
  },
  en: {
    over: 'Change',
    keep: 'Keep',
    kept: 'It is kept.',
    told: 'What the invited were told',
    toldText:
      'The event is open: its deposit and those to whom it opens stay as they were announced. Its venue, its days and its times change with word to everyone who counts on them.',
    toldChange: 'Change what was told',
    where: 'Where',
    when: 'When',
    replies: 'Replies',
    who: 'Who may come',
    invited: 'By invitation only',
    members: 'By invitation, and members of the circle',
    membersFrom: 'By invitation, and members from the tier {{tier}}',
    applicants: 'By invitation, members of the circle and applicants',
    applicantsFrom: 'By invitation, and members from the tier {{tier}}; applicants see it',
    opening: '; reservations from {{moment}}',
    guests: 'Guests',
    deposit: 'Deposit',
    none: 'none',
    back: 'Back to the event',
    stale:
      'Someone changed this event in the meantime. What you wrote is still here: read it again, then keep it again.',
    cancelled: 'This event is cancelled: it no longer changes.',
    fixed:
      'The event has just been opened: its venue, its times, its deposit and those to whom it opens no longer change.',
    seats_taken_one: '{{count}} seat is already taken: there cannot be fewer.',
    seats_taken_other: '{{count}} seats are already taken: there cannot be fewer.',
  },
})
