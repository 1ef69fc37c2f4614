import { type Bilingual, defineCopy, type Locale, translate } from '~/shared/copy'
import { formatDay } from '~/shared/format'
import type { CorrespondenceLetterProps } from '../letters/types'
import { frameLetter, type LetterParties, paragraphsOf } from './frame-letter'
import type { DecisionDraft } from './types'

const copy = defineCopy({
  fr: {
    admitSubject: 'Vous êtes des nôtres',
    admit:
      'Nous avons lu votre candidature avec attention, et c’est avec joie que nous vous accueillons parmi nous.\n\nVous entrez au rang {{tier}}. Votre page de membre vous dira ce qui vous est ouvert dès aujourd’hui\u202f; le reste se découvre en chemin.\n\nMerci du soin que vous avez mis à vous présenter. Il nous tarde de vous rencontrer.',
    riseSubject: 'C’est oui, avec plaisir',
    rise: 'Vous nous avez demandé d’aller plus loin avec nous. Nous avons relu le chemin fait ensemble, et c’est oui, avec plaisir.\n\nVous êtes désormais au rang {{tier}}. Votre page de membre vous dira ce qu’il vous ouvre.\n\nMerci de ce que vous apportez à tous.',
    trialSubject: 'Faisons connaissance',
    trial:
      'Nous avons lu votre candidature avec attention, et nous avons envie de mieux vous connaître.\n\nNous vous proposons de venir d’abord à l’essai, au rang {{tier}}, jusqu’au {{day}}. Rien ne vous sera compté de moins pendant ce temps\u00a0: vous recevez nos invitations et vous venez comme chacun de nous.\n\nÀ cette date, nous nous dirons simplement, vous comme nous, si l’histoire continue.',
    waitlistSubject: 'Une place, un peu plus tard',
    waitlist:
      'Nous avons lu votre candidature avec plaisir, et nous aimerions vous avoir parmi nous. Nous tenons à rester assez peu nombreux pour nous connaître\u00a0: il nous manque aujourd’hui une place à vous donner.\n\nVous êtes en position {{rank}} sur notre liste d’attente. Vous n’avez rien à faire\u00a0: nous vous écrirons dès qu’une place s’ouvrira.\n\nSi vous préférez ne plus attendre, votre page vous permet de nous le dire, sans avoir à vous expliquer.',
    declineSubject: 'À propos de votre candidature',
    decline:
      'Merci de nous avoir dit qui vous êtes, et du temps que vous y avez consacré. Nous avons lu votre candidature avec attention.\n\nNous ne vous proposons pas de nous rejoindre cette fois-ci. C’est une réponse que nous ne donnons jamais à la légère.',
    mayReturn:
      'Elle vaut pour aujourd’hui. Si vous en avez encore l’envie, notre porte vous sera de nouveau ouverte à partir du {{day}}, et nous vous lirons alors d’un regard neuf.',
    mayNotReturn:
      'Nous préférons vous dire franchement que cette réponse ne changera pas, plutôt que de vous laisser attendre.',
    erased: 'Ce que vous nous avez confié sera effacé, comme nous vous l’avions promis.',
    laterSubject: 'Retrouvons-nous un peu plus tard',
    later:
      'Nous avons lu votre candidature avec intérêt. Il nous semble que le moment n’est pas encore venu, et nous aimerions y revenir avec vous.\n\nCe n’est pas un refus. Écrivez-nous de nouveau à partir du {{day}}\u00a0: nous nous souviendrons de vous, et nous reprendrons là où nous en sommes.',
    tier: 'Votre rang',
    until: 'Jusqu’au',
    from: 'À partir du',
    membership: 'Voir ma page de membre',
    application: 'Voir ma candidature',
  },
  en: {
    admitSubject: 'You are one of us',
    admit:
      'We have read your application with care, and it is with joy that we welcome you among us.\n\nYou join us in the {{tier}} tier. Your member’s page tells you what is open to you from today; the rest is found along the way.\n\nThank you for the care with which you introduced yourself. We look forward to meeting you.',
    riseSubject: 'Yes, with pleasure',
    rise: 'You asked to go further with us. We looked again at the way we have come together, and it is yes, with pleasure.\n\nYou now stand in the {{tier}} tier. Your member’s page tells you what it opens to you.\n\nThank you for what you bring to us all.',
    trialSubject: 'Let us get to know each other',
    trial:
      'We have read your application with care, and we would like to know you better.\n\nWe propose that you come on trial first, in the {{tier}} tier, until {{day}}. Nothing is held back meanwhile: you receive our invitations and come like any one of us.\n\nOn that day we shall simply tell each other whether the story goes on.',
    waitlistSubject: 'A place, a little later',
    waitlist:
      'We have read your application with pleasure, and we would like to have you among us. We wish to remain few enough to know one another: today we lack a place to give you.\n\nYou are in position {{rank}} on our waiting list. There is nothing you need to do: we shall write as soon as a place opens.\n\nShould you rather not wait, your page lets you tell us so, without explaining yourself.',
    declineSubject: 'About your application',
    decline:
      'Thank you for telling us who you are, and for the time you gave to it. We have read your application with care.\n\nWe do not propose that you join us this time. It is an answer that we never give lightly.',
    mayReturn:
      'It holds for today. Should you still wish it, our door will be open to you again from {{day}}, and we shall then read you with fresh eyes.',
    mayNotReturn: 'We would rather tell you frankly that this answer will not change than leave you waiting.',
    erased: 'What you confided to us will be erased, as we promised.',
    laterSubject: 'Let us meet again a little later',
    later:
      'We have read your application with interest. It seems to us that the moment has not quite come, and we would like to come back to it with you.\n\nThis is not a refusal. Write to us again from {{day}}: we shall remember you, and take up where we are.',
    tier: 'Your tier',
    until: 'Until',
    from: 'From',
    membership: 'See my member’s page',
    application: 'See my application',
  },
})

/** What a decision's letter is composed from. The reason that is kept for the record is not among it, nor any score. */
export type DecisionLetterFacts = {
  decision: WithoutReason<DecisionDraft>
  tierName: Bilingual | null
  purpose: 'join' | 'rise'
}
type WithoutReason<D> = D extends unknown ? Omit<D, 'because'> : never

export type LetterText = { subject: string; body: string }

/**
 * The club's answer as it is first proposed, in the applicant's language, for a person to read and make their own. A
 * refusal says whether and when to come back, and never why.
 */
export function composeDecisionLetter(
  { decision, tierName, purpose }: DecisionLetterFacts,
  locale: Locale,
): LetterText {
  const t = translate(copy, locale)
  const tier = tierName?.[locale] ?? ''
  const on = (day: string) => formatDay(day, locale)
  switch (decision.kind) {
    case 'admit':
      return purpose === 'rise'
        ? { subject: t('riseSubject'), body: t('rise', { tier }) }
        : { subject: t('admitSubject'), body: t('admit', { tier }) }
    case 'trial':
      return { subject: t('trialSubject'), body: t('trial', { tier, day: on(decision.trialUntil) }) }
    case 'waitlist':
      return { subject: t('waitlistSubject'), body: t('waitlist', { rank: decision.rank }) }
    case 'decline': {
      const { returnOn } = decision
      const whether = returnOn === null ? t('mayNotReturn') : t('mayReturn', { day: on(returnOn) })
      return { subject: t('declineSubject'), body: [t('decline'), whether, t('erased')].join('\n\n') }
    }
    case 'later':
      return { subject: t('laterSubject'), body: t('later', { day: on(decision.returnOn) }) }
  }
}

/** The whole letter around the words that someone has read and approved: what is previewed is what leaves. */
export function buildDecisionLetter(
  parties: LetterParties,
  { decision, tierName }: DecisionLetterFacts,
  text: LetterText,
): CorrespondenceLetterProps {
  const { locale, applicationId } = parties
  const t = translate(copy, locale)
  const isAdmitted = decision.kind === 'admit' || decision.kind === 'trial'
  const rows: CorrespondenceLetterProps['rows'] = []
  if (isAdmitted && tierName) rows.push([t('tier'), tierName[locale]])
  if (decision.kind === 'trial') rows.push([t('until'), formatDay(decision.trialUntil, locale)])
  if ((decision.kind === 'decline' || decision.kind === 'later') && decision.returnOn !== null)
    rows.push([t('from'), formatDay(decision.returnOn, locale)])
  return {
    topic: 'application_decision',
    ...frameLetter(parties),
    subject: text.subject,
    paragraphs: paragraphsOf(text.body),
    rows,
    action: isAdmitted
      ? { label: t('membership'), to: { page: 'membership' } }
      : { label: t('application'), to: { page: 'application', applicationId } },
  }
}
