import { type Bilingual, defineCopy, type Locale, translate } from '~/shared/copy'
import { dayInZone, formatDay } from '~/shared/format'
import { greet } from '../letters/greeting'
import type { CorrespondenceLetterProps } from '../letters/types'
import type { Tier } from '../tiers/types'
import { tellRule } from '../tiers/words'
import { type Reason, tellReason } from './evaluation'

/** What happened to a membership that its member is written about. */
export type MembershipNews =
  | { news: 'rose'; to: Tier }
  | { news: 'descent_announced'; from: Tier; to: Tier; fallsAt: Date; reasons: readonly Reason[] }
  | { news: 'fell'; from: Tier; to: Tier }
  | { news: 'trial_passed'; tier: Tier }
  | { news: 'suspended'; words: string }
  | { news: 'ended'; words: string }

export type LetterReader = {
  givenName: string
  familyName: string
  civility: 'mme' | 'm' | 'dr' | null
  locale: Locale
}

const copy = defineCopy({
  fr: {
    over: 'Votre cercle · {{club}}',
    roseSubject: 'Vous voici au rang {{tier}}',
    roseText:
      'Votre présence parmi nous ne nous a pas échappé. À compter de ce jour, vous êtes au rang {{tier}}, et nous en sommes heureux.',
    announcedSubject: 'Votre rang {{tier}}, jusqu’au {{day}}',
    announcedText:
      'Le rang {{tier}} demande, pour y rester\u00a0: {{rule}}. Vous n’y êtes pas tout à fait, et nous préférons vous l’écrire tôt plutôt que de vous surprendre.',
    announcedStay:
      'Rien ne change aujourd’hui. S’il en va autrement avant le {{day}}, vous gardez votre rang, sans rien demander\u202f; sinon, vous serez ce jour-là au rang {{lower}}, et le chemin du retour restera ouvert.',
    fellSubject: 'Vous voici au rang {{tier}}',
    fellText:
      'Comme nous vous l’avions écrit, vous n’êtes plus au rang {{from}} et vous êtes désormais au rang {{tier}}. Vous êtes des nôtres comme hier\u202f; il suffit de revenir pour monter de nouveau.',
    passedSubject: 'Vous êtes des nôtres',
    passedText:
      'Votre période d’essai est arrivée à son terme, et nous n’avons rien à y ajouter\u00a0: vous êtes membre à part entière, au rang {{tier}}.',
    suspendedSubject: 'Votre appartenance est suspendue',
    suspendedText: 'Votre appartenance au cercle est suspendue. En voici la raison, telle qu’elle est notée.',
    suspendedNext: 'Si vous souhaitez en parler, votre hôte au club vous écoutera.',
    endedSubject: 'Votre appartenance a pris fin',
    endedText:
      'Votre appartenance au cercle a pris fin aujourd’hui. En voici la raison, telle qu’elle est notée.',
    endedNext: 'Les places que vous avez déjà réservées restent les vôtres.',
    early: 'Réservations',
    earlyValue_one: '{{count}} heure avant les autres',
    earlyValue_other: '{{count}} heures avant les autres',
    guests: 'Invités',
    guestsValue_one: '{{count}} par événement',
    guestsValue_other: '{{count}} par événement',
    nominations: 'Noms à proposer',
    yearValue_one: '{{count}} par an',
    yearValue_other: '{{count}} par an',
    concierge: 'Conciergerie',
    found: 'Aujourd’hui',
    until: 'Jusqu’au',
    see: 'Voir mon cercle',
    aside:
      'Vous recevez cette lettre parce qu’elle concerne votre appartenance\u202f; elle n’est pas promotionnelle.',
  },
  en: {
    over: 'Your circle · {{club}}',
    roseSubject: 'You are now {{tier}}',
    roseText:
      'Your presence among us has not gone unnoticed. From today you stand at the tier of {{tier}}, and we are glad of it.',
    announcedSubject: 'Your tier of {{tier}}, until {{day}}',
    announcedText:
      'To stay, the tier of {{tier}} asks: {{rule}}. You are not quite there, and we would rather write to you early than surprise you.',
    announcedStay:
      'Nothing changes today. Should it be otherwise before {{day}}, you keep your tier and need not ask; if not, you will on that day be at the tier of {{lower}}, and the way back will stay open.',
    fellSubject: 'You are now {{tier}}',
    fellText:
      'As we wrote to you, you no longer stand at the tier of {{from}}, and are now at the tier of {{tier}}. You are one of us as you were yesterday; it takes no more than coming back to rise again.',
    passedSubject: 'You are one of us',
    passedText:
      'Your trial has come to its end, and we have nothing to add: you are a full member, at the tier of {{tier}}.',
    suspendedSubject: 'Your membership is suspended',
    suspendedText: 'Your membership of the circle is suspended. This is the reason, as it is recorded.',
    suspendedNext: 'Should you wish to speak of it, your host at the club will listen.',
    endedSubject: 'Your membership has ended',
    endedText: 'Your membership of the circle ended today. This is the reason, as it is recorded.',
    endedNext: 'The seats that you have reserved already remain yours.',
    early: 'Reservations',
    earlyValue_one: '{{count}} hour before the others',
    earlyValue_other: '{{count}} hours before the others',
    guests: 'Guests',
    guestsValue_one: '{{count}} an event',
    guestsValue_other: '{{count}} an event',
    nominations: 'Nominations',
    yearValue_one: '{{count}} a year',
    yearValue_other: '{{count}} a year',
    concierge: 'Concierge',
    found: 'Today',
    until: 'Until',
    see: 'See my circle',
    aside: 'You receive this letter because it concerns your membership; it is not promotional.',
  },
})

/** The house's own metal, where no brand speaks. */
const houseAccent = '#8a6b3d'

/**
 * The letter to a member about their own membership, in their language. Pure: the same news makes the same letter. It
 * says what changed, why, what is asked and by when; it never counts members against each other.
 */
export function composeMembershipLetter(
  news: MembershipNews,
  reader: LetterReader,
  club: { name: string; homeTimeZone: string },
): CorrespondenceLetterProps {
  const { locale } = reader
  const t = translate(copy, locale)
  const isOver = news.news === 'ended'
  return {
    topic: 'membership',
    over: t('over', { club: club.name }),
    accent: houseAccent,
    greeting: greet(reader, locale),
    senderName: '',
    senderTitle: club.name,
    action: isOver ? null : { label: t('see'), to: { page: 'membership' } },
    aside: t('aside'),
    ...tellNews(news, locale, club.homeTimeZone),
  }
}

function tellNews(
  news: MembershipNews,
  locale: Locale,
  zone: string,
): Pick<CorrespondenceLetterProps, 'subject' | 'paragraphs' | 'rows'> {
  const t = translate(copy, locale)
  const name = (tier: { name: Bilingual }) => tier.name[locale]
  switch (news.news) {
    case 'rose': {
      const { to } = news
      const words = to.words[locale]
      const paragraphs = [t('roseText', { tier: name(to) }), ...(words ? [words] : [])]
      return { subject: t('roseSubject', { tier: name(to) }), paragraphs, rows: tellGifts(to, locale) }
    }
    case 'descent_announced': {
      const { from, to, fallsAt, reasons } = news
      const day = formatDay(dayInZone(fallsAt, zone), locale)
      const asked = { tier: name(from), rule: tellRule(from.stayRule, locale, 'stay') }
      return {
        subject: t('announcedSubject', { tier: name(from), day }),
        paragraphs: [t('announcedText', asked), t('announcedStay', { day, lower: name(to) })],
        rows: [
          [t('found'), reasons.map(reason => tellReason(reason, locale)).join(' · ')],
          [t('until'), day],
        ],
      }
    }
    case 'fell': {
      const { from, to } = news
      const text = t('fellText', { from: name(from), tier: name(to) })
      return {
        subject: t('fellSubject', { tier: name(to) }),
        paragraphs: [text],
        rows: tellGifts(to, locale),
      }
    }
    case 'trial_passed':
      return {
        subject: t('passedSubject'),
        paragraphs: [t('passedText', { tier: name(news.tier) })],
        rows: tellGifts(news.tier, locale),
      }
    case 'suspended':
      return {
        subject: t('suspendedSubject'),
        paragraphs: [t('suspendedText'), news.words, t('suspendedNext')],
        rows: [],
      }
    case 'ended':
      return {
        subject: t('endedSubject'),
        paragraphs: [t('endedText'), news.words, t('endedNext')],
        rows: [],
      }
  }
}

/** What a tier gives, a line each; what it does not give is left out. */
function tellGifts(tier: Tier, locale: Locale): [term: string, value: string][] {
  const t = translate(copy, locale)
  const { earlyAccessHours: hours, guestsPerEvent, nominationsPerYear, conciergePerYear } = tier
  return [
    ...(hours > 0 ? [[t('early'), t('earlyValue', { count: hours })] as [string, string]] : []),
    ...(guestsPerEvent > 0
      ? [[t('guests'), t('guestsValue', { count: guestsPerEvent })] as [string, string]]
      : []),
    ...(nominationsPerYear > 0
      ? [[t('nominations'), t('yearValue', { count: nominationsPerYear })] as [string, string]]
      : []),
    ...(conciergePerYear > 0
      ? [[t('concierge'), t('yearValue', { count: conciergePerYear })] as [string, string]]
      : []),
  ]
}
