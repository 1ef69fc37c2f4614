import { type Bilingual, defineCopy, type Locale, translate } from '~/shared/copy'
import { compareZones, formatDay, formatMoment } from '~/shared/format'
import type { GateName, Refusal } from './types'

/** Where and to whom a refusal is told: the venue's zone for instants, and the host's name where there is one. */
export type Telling = { zone?: string; ownZone?: string | null; host?: string }
/** Why not, and what comes next; `next` is empty where nothing is left to do. */
export type ToldRefusal = { because: string; next: string }

const copy = defineCopy({
  fr: {
    flow_closed: 'Cette voie d’entrée est fermée pour le moment.',
    other_ways: 'Voyez les autres, à la porte du cercle.',
    already_applied: 'Vous avez déjà une candidature en chemin ici.',
    open_application: 'Reprenez-la où vous l’avez laissée.',
    already_member: 'Vous êtes déjà des nôtres.',
    open_membership: 'Votre adhésion vous dit où vous en êtes.',
    already_that_tier: 'Ce rang est déjà le vôtre, ou vous l’avez dépassé.',
    come_back_on: 'La maison vous a répondu, et vous attend à partir du {{day}}.',
    come_back_day: 'Revenez ce jour-là\u202f: la porte sera ouverte.',
    not_again: 'La maison vous a répondu, et sa réponse vaut pour de bon.',
    not_a_member: 'C’est réservé aux membres du cercle.',
    apply: 'Voyez comment on y entre.',
    membership_ended: 'Votre adhésion a pris fin.',
    membership_paused: 'Votre adhésion est en pause.',
    resume_membership: 'Reprenez-la quand vous voulez\u202f: cette porte se rouvre aussitôt.',
    membership_suspended: 'Votre adhésion est suspendue.',
    read_the_reason: 'La raison est écrite sur la page de votre adhésion.',
    not_announced: 'Cet événement n’est pas annoncé.',
    invitation_only: 'On y vient sur invitation personnelle.',
    already_confirmed: 'Vous avez déjà une réservation.',
    open_reservation:
      'Pour changer de compagnie, rendez-la d’abord\u202f: sa page vous dit ce qui vous revient.',
    withdrawn: 'Cette invitation a été reprise par la maison.',
    cancelled_event: 'Cet événement n’aura pas lieu.',
    closed: 'Le temps de répondre est passé.',
    write_to: 'Écrivez à {{host}}\u202f: on trouve parfois une chaise.',
    write: 'Écrivez-nous\u202f: on trouve parfois une chaise.',
    write_plainly: 'Écrivez-nous, si vous pensez à une méprise.',
    rank_too_low: 'S’ouvre à partir du rang {{tier}}.',
    rank_too_low_unnamed: 'S’ouvre à partir d’un rang au-dessus du vôtre.',
    rise: 'Votre adhésion vous dit ce que ce rang demande.',
    not_open_yet: 'S’ouvre pour vous le {{moment}}.',
    not_open_yet_elsewhere: 'S’ouvre pour vous le {{moment}} ({{compared}}).',
    come_back_hour: 'Revenez à cette heure-là\u202f: cette page sera ouverte.',
    birth_date_needed: 'Cet événement demande un âge\u202f: il nous manque votre date de naissance.',
    licence_needed: 'Cet événement demande un permis\u202f: il nous manque sa date.',
    tell_the_day: 'Écrivez-la ci-dessous\u202f: la page vous dit à quoi elle sert et qui la lit.',
    too_young_one: 'Cet événement s’adresse à qui aura un an révolu ce jour-là.',
    too_young_other: 'Cet événement s’adresse à qui aura {{count}} ans révolus ce jour-là.',
    licence_too_recent_zero: 'Cet événement s’adresse à qui aura son permis ce jour-là.',
    licence_too_recent_one: 'Cet événement s’adresse à qui aura son permis depuis un an ce jour-là.',
    licence_too_recent_other:
      'Cet événement s’adresse à qui aura son permis depuis {{count}} ans ce jour-là.',
    put_right: 'Si la date que nous avons de vous est inexacte, corrigez-la sur votre page.',
    another_event:
      'Le programme a d’autres rendez-vous pour vous\u202f; si la date est une méprise, reprenez-la.',
    offer_waits: 'Une offre vous attend déjà, pour vous et votre compagnie.',
    open_offer: 'Acceptez-la ou rendez-la\u202f: sa page vous dit jusqu’à quand.',
    choose_slots_exact_one: 'Choisissez un créneau.',
    choose_slots_exact_other: 'Choisissez {{count}} créneaux.',
    choose_slots_most_one: 'Choisissez un créneau au plus.',
    choose_slots_most_other: 'Choisissez {{count}} créneaux au plus.',
    choose_slots_between: 'Choisissez de {{least}} à {{most}} créneaux.',
    choose: 'Ceux qui vous sont ouverts sont ci-dessous.',
    slot_closed: 'Le créneau du {{moment}} est fermé.',
    slot_closed_unknown: 'Ce créneau n’est plus au programme.',
    choose_another: 'Choisissez-en un autre parmi ceux qui restent.',
    slot_rank: 'Le créneau du {{moment}} s’ouvre à partir du rang {{tier}}.',
    slot_rank_unnamed: 'Le créneau du {{moment}} s’ouvre à partir d’un rang au-dessus du vôtre.',
    slots_overlap: 'Le créneau du {{moment}} commence avant la fin d’un autre que vous avez choisi.',
    slot_full: 'Le créneau du {{moment}} est complet à cet instant.',
    guest_declined: 'Nous vous l’avons dit\u202f: nous ne pourrons accueillir {{name}} cette fois.',
    speak_to: 'Si vous souhaitez en parler, écrivez à {{host}}\u202f; un autre nom sera lu volontiers.',
    speak: 'Si vous souhaitez en parler, écrivez-nous\u202f; un autre nom sera lu volontiers.',
    guests_unnamed: 'Il nous faut le nom de chaque personne qui vous accompagne.',
    name_guests: 'Écrivez-les ci-dessous, ou venez moins nombreux.',
    sold_out: 'Toutes les places sont prises à cet instant.',
    line_waits: 'Ce qui vient de se libérer revient d’abord à ceux qui attendent.',
    join_the_line: 'Mettez-vous sur la liste d’attente\u202f: chaque place qui se libère y est proposée.',
    guests_not_allowed_zero: 'Cette fois, on vient seul.',
    guests_not_allowed_one: 'Vous pouvez venir avec une personne.',
    guests_not_allowed_other: 'Vous pouvez venir avec {{count}} personnes.',
    tier_guests_zero: 'À votre rang, on vient seul.',
    tier_guests_one: 'À votre rang, on vient avec une personne.',
    tier_guests_other: 'À votre rang, on vient avec {{count}} personnes.',
    come_alone: 'Venez seul.',
    fewer_guests: 'Réduisez votre compagnie, ou écrivez-nous.',
    not_enough_seats_one: 'Il ne reste qu’une place.',
    not_enough_seats_other: 'Il reste {{count}} places.',
    not_enough_next: 'Venez moins nombreux, ou écrivez-nous.',
  },
  en: {
    flow_closed: 'This way in is closed for now.',
    other_ways: 'See the others, at the door of the circle.',
    already_applied: 'You already have an application under way here.',
    open_application: 'Take it up where you left it.',
    already_member: 'You are already one of us.',
    open_membership: 'Your membership tells you where you stand.',
    already_that_tier: 'This tier is yours already, or you have passed it.',
    come_back_on: 'The house has answered you, and will be glad to see you from {{day}}.',
    come_back_day: 'Come back on that day: the door will be open.',
    not_again: 'The house has answered you, and its answer stands.',
    not_a_member: 'This is kept for members of the circle.',
    apply: 'See how one enters.',
    membership_ended: 'Your membership has ended.',
    membership_paused: 'Your membership is paused.',
    resume_membership: 'Resume it whenever you like: this door opens again at once.',
    membership_suspended: 'Your membership is suspended.',
    read_the_reason: 'The reason is written on the page of your membership.',
    not_announced: 'This event has not been announced.',
    invitation_only: 'One comes here by personal invitation.',
    already_confirmed: 'You already have a reservation.',
    open_reservation: 'To come in other company, release it first: its page tells you what comes back.',
    withdrawn: 'The house has taken this invitation back.',
    cancelled_event: 'This event will not take place.',
    closed: 'The time to reply has passed.',
    write_to: 'Write to {{host}}: a chair can sometimes be found.',
    write: 'Write to us: a chair can sometimes be found.',
    write_plainly: 'Write to us if you think it a mistake.',
    rank_too_low: 'Opens from the tier {{tier}}.',
    rank_too_low_unnamed: 'Opens from a tier above yours.',
    rise: 'Your membership tells you what that tier asks.',
    not_open_yet: 'Opens for you on {{moment}}.',
    not_open_yet_elsewhere: 'Opens for you on {{moment}} ({{compared}}).',
    come_back_hour: 'Come back at that hour: this page will be open.',
    birth_date_needed: 'This event asks an age: your date of birth is missing.',
    licence_needed: 'This event asks a driving licence: its date is missing.',
    tell_the_day: 'Write it below: the page says what it is for and who reads it.',
    too_young_one: 'This event is for those who are at least one year old on the day.',
    too_young_other: 'This event is for those who are at least {{count}} on the day.',
    licence_too_recent_zero: 'This event is for those who hold a licence on the day.',
    licence_too_recent_one: 'This event is for those who have held a licence for a year by the day.',
    licence_too_recent_other:
      'This event is for those who have held a licence for {{count}} years by the day.',
    put_right: 'If the date that we have of you is wrong, put it right on your own page.',
    another_event: 'The programme has other dates for you; if this one is a slip, write it again.',
    offer_waits: 'An offer already waits for you and your company.',
    open_offer: 'Take it up or let it go: its page tells you until when.',
    choose_slots_exact_one: 'Please choose one slot.',
    choose_slots_exact_other: 'Please choose {{count}} slots.',
    choose_slots_most_one: 'Please choose one slot at most.',
    choose_slots_most_other: 'Please choose {{count}} slots at most.',
    choose_slots_between: 'Please choose {{least}} to {{most}} slots.',
    choose: 'Those open to you are below.',
    slot_closed: 'The slot of {{moment}} is closed.',
    slot_closed_unknown: 'That slot is no longer on the programme.',
    choose_another: 'Choose another among those that are left.',
    slot_rank: 'The slot of {{moment}} opens from the tier {{tier}}.',
    slot_rank_unnamed: 'The slot of {{moment}} opens from a tier above yours.',
    slots_overlap: 'The slot of {{moment}} begins before the end of another that you chose.',
    slot_full: 'The slot of {{moment}} is full at this moment.',
    guest_declined: 'As we wrote to you, we will not be able to receive {{name}} this time.',
    speak_to: 'If you would like to speak of it, write to {{host}}; another name is gladly read.',
    speak: 'If you would like to speak of it, write to us; another name is gladly read.',
    guests_unnamed: 'We need the name of everyone who comes with you.',
    name_guests: 'Write them below, or bring fewer people.',
    sold_out: 'Every seat is taken at this moment.',
    line_waits: 'What has just come free goes first to those who wait.',
    join_the_line: 'Put your name on the waitlist: each seat that comes free is offered there.',
    guests_not_allowed_zero: 'This time one comes alone.',
    guests_not_allowed_one: 'You may come with one person.',
    guests_not_allowed_other: 'You may come with {{count}} people.',
    tier_guests_zero: 'At your tier one comes alone.',
    tier_guests_one: 'At your tier one comes with one person.',
    tier_guests_other: 'At your tier one comes with {{count}} people.',
    come_alone: 'Please come alone.',
    fewer_guests: 'Bring fewer people, or write to us.',
    not_enough_seats_one: 'One seat is left.',
    not_enough_seats_other: '{{count}} seats are left.',
    not_enough_next: 'Bring fewer people, or write to us.',
  },
})

const gateCopy = defineCopy({
  fr: {
    one_application: 'Candidature',
    programme_open: 'Cette voie',
    not_yet_member: 'Adhésion',
    member: 'Membres',
    active_membership: 'Votre adhésion',
    below_the_tier: 'Rang visé',
    return: 'Réponse de la maison',
    announced: 'Annonce',
    invited_or_for_members: 'Accès',
    teaser: 'Rang',
    one_reservation: 'Réservation',
    invitation_stands: 'Invitation',
    event_stands: 'Événement',
    reply_date: 'Date de réponse',
    rank: 'Rang',
    opening: 'Ouverture',
    age: 'Âge',
    licence: 'Permis',
    slots_chosen: 'Créneaux',
    slots_open: 'Créneaux ouverts',
    slots_rank: 'Rang des créneaux',
    slots_apart: 'Créneaux distincts',
    line: 'Liste d’attente',
    seat_left: 'Places',
    slots_free: 'Places du créneau',
    guests_named: 'Noms de la compagnie',
    guests_received: 'Accueil de la compagnie',
    guests_of_the_event: 'Compagnie',
    guests_of_the_tier: 'Compagnie à votre rang',
    seats_for_the_party: 'Places pour tous',
  },
  en: {
    one_application: 'Application',
    programme_open: 'This way in',
    not_yet_member: 'Membership',
    member: 'Members',
    active_membership: 'Your membership',
    below_the_tier: 'Tier asked for',
    return: 'The house’s answer',
    announced: 'Announcement',
    invited_or_for_members: 'Access',
    teaser: 'Tier',
    one_reservation: 'Reservation',
    invitation_stands: 'Invitation',
    event_stands: 'Event',
    reply_date: 'Reply date',
    rank: 'Tier',
    opening: 'Opening',
    age: 'Age',
    licence: 'Licence',
    slots_chosen: 'Slots',
    slots_open: 'Open slots',
    slots_rank: 'Tier of the slots',
    slots_apart: 'Slots apart',
    line: 'Waitlist',
    seat_left: 'Seats',
    slots_free: 'Seats in the slot',
    guests_named: 'Names of your company',
    guests_received: 'Welcome of your company',
    guests_of_the_event: 'Company',
    guests_of_the_tier: 'Company at your tier',
    seats_for_the_party: 'Seats for everyone',
  },
})

/** What a gate looks at, in two or three words, for a page that shows the whole list. */
export function tellGate(gate: GateName, locale: Locale): string {
  return translate(gateCopy, locale)(gate)
}

/**
 * A refusal in the reader's words: why, and what comes next. A page that shows a gate before anything is pressed and
 * the answer to a press both speak through here, so that they say the same.
 */
export function tellRefusal(refusal: Refusal, locale: Locale, telling: Telling = {}): ToldRefusal {
  return { because: tellBecause(refusal, locale, telling), next: tellNext(refusal, locale, telling) }
}

/** Both in one line, for a notice. */
export function sayRefusal(refusal: Refusal, locale: Locale, telling: Telling = {}): string {
  const { because, next } = tellRefusal(refusal, locale, telling)
  return next === '' ? because : `${because} ${next}`
}

function tellBecause(refusal: Refusal, locale: Locale, telling: Telling): string {
  const t = translate(copy, locale)
  const { zone = 'UTC' } = telling
  switch (refusal.reason) {
    case 'come_back_on':
      return t('come_back_on', { day: formatDay(refusal.returnOn, locale) })
    case 'rank_too_low':
      return refusal.tierName
        ? t('rank_too_low', { tier: nameOf(refusal.tierName, locale) })
        : t('rank_too_low_unnamed')
    case 'not_open_yet':
      return tellOpening(refusal.opensAt, locale, telling)
    case 'guests_not_allowed':
      return t('guests_not_allowed', { count: refusal.guestsAllowed })
    case 'tier_guests':
      return t('tier_guests', { count: refusal.guestsAllowed })
    case 'guest_declined':
      return t('guest_declined', { name: refusal.name })
    case 'not_enough_seats':
      return t('not_enough_seats', { count: refusal.seatsFree })
    case 'too_young':
      return t('too_young', { count: refusal.minAge })
    case 'licence_too_recent':
      return t('licence_too_recent', { count: refusal.years })
    case 'choose_slots':
      return tellChoices(refusal, locale)
    case 'slot_closed':
      return refusal.startsAt === null
        ? t('slot_closed_unknown')
        : t('slot_closed', { moment: formatMoment(refusal.startsAt, zone, locale) })
    case 'slot_rank': {
      const moment = formatMoment(refusal.startsAt, zone, locale)
      return refusal.tierName
        ? t('slot_rank', { moment, tier: nameOf(refusal.tierName, locale) })
        : t('slot_rank_unnamed', { moment })
    }
    case 'slots_overlap':
    case 'slot_full':
      return t(refusal.reason, { moment: formatMoment(refusal.startsAt, zone, locale) })
    default:
      return t(refusal.reason)
  }
}

function tellNext(refusal: Refusal, locale: Locale, { host }: Telling): string {
  const t = translate(copy, locale)
  switch (refusal.next) {
    case 'none':
      return ''
    case 'come_back':
      return t(refusal.reason === 'not_open_yet' ? 'come_back_hour' : 'come_back_day')
    case 'write_to_the_host':
      if (refusal.reason === 'withdrawn') return t('write_plainly')
      if (refusal.reason === 'guest_declined') return host ? t('speak_to', { host }) : t('speak')
      return host ? t('write_to', { host }) : t('write')
    case 'fewer_guests':
      if (refusal.reason === 'not_enough_seats') return t('not_enough_next')
      return t(refusal.guestsAllowed === 0 ? 'come_alone' : 'fewer_guests')
    default:
      return t(refusal.next)
  }
}

function tellChoices({ least, most }: { least: number; most: number }, locale: Locale): string {
  const t = translate(copy, locale)
  if (least === most) return t('choose_slots_exact', { count: most })
  return least === 0 ? t('choose_slots_most', { count: most }) : t('choose_slots_between', { least, most })
}

/** On the venue's clock; someone who lives by another hears how far apart the two are. */
function tellOpening(opensAt: Date, locale: Locale, { zone = 'UTC', ownZone }: Telling): string {
  const t = translate(copy, locale)
  const moment = formatMoment(opensAt, zone, locale)
  if (!ownZone || formatMoment(opensAt, ownZone, locale) === moment) return t('not_open_yet', { moment })
  return t('not_open_yet_elsewhere', { moment, compared: compareZones(opensAt, zone, ownZone, locale) })
}

function nameOf(name: Bilingual, locale: Locale): string {
  return name[locale]
}
