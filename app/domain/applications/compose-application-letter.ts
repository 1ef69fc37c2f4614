import { type Bilingual, defineCopy, type Locale, translate } from '~/shared/copy'
import { dayInZone, formatDay, spellNumber } from '~/shared/format'
import type { Reader } from '../accounts/types'
import { greet } from '../letters/greeting'
import type { CorrespondenceLetterProps } from '../letters/types'

/** The metal of the house itself. */
const houseAccent = '#8a6b3d'

const copy = defineCopy({
  fr: {
    over: 'Votre candidature · {{flow}}',
    begunSubject: 'Votre chemin commence ici',
    begunWords:
      'Vous souhaitez entrer dans le cercle\u202f: {{flow}}. Ce lien vous ouvre la maison, vaut quinze minutes et ne sert qu’une fois. Nous gardons tout à mesure\u202f: vous pourrez vous arrêter et reprendre, ici ou sur un autre appareil.',
    begunAction: 'Entrer et commencer',
    begunAside:
      'Vous recevez cette lettre parce que quelqu’un a donné cette adresse à notre porte. Si ce n’est pas vous, n’en faites rien\u202f: sans ce lien, rien ne commence, et nous ne vous écrirons plus.',
    receivedSubject: 'Votre candidature nous est parvenue',
    receivedWords:
      'Merci du soin que vous y avez mis, et de ce que vous nous confiez. Nous la lisons avec la même attention, et nous vous répondrons, quelle que soit la réponse.',
    receivedMore:
      'D’ici là, votre page vous dit où vous en êtes. Vous pouvez y poser une question, ou retirer votre candidature.',
    receivedAction: 'Suivre ma candidature',
    receivedAside: 'Vous recevez cette lettre parce que vous nous avez envoyé votre candidature.',
    reply: 'Notre réponse',
    replyBy: 'Avant la fin du {{day}}',
    readers: 'Qui lit',
    readersCount_one: 'Une personne du comité',
    readersCount_other: '{{number}} personnes du comité',
  },
  en: {
    over: 'Your application · {{flow}}',
    begunSubject: 'Your way begins here',
    begunWords:
      'You would like to enter the circle: {{flow}}. This link opens the house to you, is good for fifteen minutes, and serves once. We keep everything as you go: you may stop and take it up again, here or on another device.',
    begunAction: 'Come in and begin',
    begunAside:
      'You have this letter because someone gave this address at our door. If it was not you, leave it be: without this link nothing begins, and we shall not write again.',
    receivedSubject: 'Your application has reached us',
    receivedWords:
      'Thank you for the care you took, and for what you entrust to us. We read it with the same attention, and we shall answer you, whatever the answer is.',
    receivedMore:
      'Until then, your page tells you where you stand. You may ask a question there, or withdraw your application.',
    receivedAction: 'Follow my application',
    receivedAside: 'You have this letter because you sent us your application.',
    reply: 'Our answer',
    replyBy: 'Before the end of {{day}}',
    readers: 'Who reads',
    readersCount_one: 'One person of the committee',
    readersCount_other: '{{number}} people of the committee',
  },
})

type Named = Pick<Reader, 'givenName' | 'familyName' | 'civility'>
type LetterFlow = { name: Bilingual; accent: string | null }
type LetterClub = { name: string; homeTimeZone: string }

/** The letter to whoever asked at the door: its one button lets them in, and on to where they were. */
export function composeBegun(
  given: { person: Named; flow: LetterFlow; signInLinkId: string; club: LetterClub },
  locale: Locale,
): CorrespondenceLetterProps {
  const t = translate(copy, locale)
  const flow = given.flow.name[locale]
  return {
    ...headOf(given, locale),
    topic: 'application_begun',
    subject: t('begunSubject'),
    paragraphs: [t('begunWords', { flow })],
    rows: [],
    action: { label: t('begunAction'), to: { page: 'sign_in', signInLinkId: given.signInLinkId } },
    aside: t('begunAside'),
  }
}

/** The letter that follows a submission: that it came, who reads it, and by when they answer. */
export function composeReceived(
  given: {
    person: Named & { locale: Locale }
    flow: LetterFlow
    applicationId: string
    readers: number
    replyBy: Date
    club: LetterClub
  },
  locale: Locale = given.person.locale,
): CorrespondenceLetterProps {
  const t = translate(copy, locale)
  const day = formatDay(dayInZone(given.replyBy, given.club.homeTimeZone), locale, { weekday: true })
  const number = spellNumber(given.readers, locale, { feminine: true, capital: true })
  return {
    ...headOf(given, locale),
    topic: 'application_received',
    subject: t('receivedSubject'),
    paragraphs: [t('receivedWords'), t('receivedMore')],
    rows: [
      [t('reply'), t('replyBy', { day })],
      ...(given.readers > 0
        ? [[t('readers'), t('readersCount', { count: given.readers, number })] as [string, string]]
        : []),
    ],
    action: { label: t('receivedAction'), to: { page: 'application', applicationId: given.applicationId } },
    aside: t('receivedAside'),
  }
}

function headOf(
  { person, flow, club }: { person: Named; flow: LetterFlow; club: LetterClub },
  locale: Locale,
) {
  return {
    over: translate(copy, locale)('over', { flow: flow.name[locale] }),
    accent: flow.accent ?? houseAccent,
    greeting: greet(person, locale),
    senderName: club.name,
    senderTitle: '',
  }
}
