import type { Bilingual } from '~/shared/copy'

export type PlannedOption = { label: Bilingual; points: number; isFatal?: boolean }
/** Shown to those who gave one of these answers, named by their French words. */
export type PlannedCondition = { question: string; oneOf: string[] }

type Asked = { label: Bilingual; purpose: Bilingual; showWhen?: PlannedCondition }
export type PlannedQuestion = Asked &
  (
    | { kind: 'choice'; options: PlannedOption[]; weight: number }
    | { kind: 'ranking'; options: PlannedOption[] }
    | { kind: 'vehicle' | 'file' | 'short' }
    | { kind: 'consent'; words: Bilingual }
  )

type Titled = { title: Bilingual; text?: Bilingual; showWhen?: PlannedCondition }
export type PlannedStep = Titled &
  (
    | { kind: 'statement' | 'your_questions' | 'vouching' | 'interview' }
    | { kind: 'questions' | 'proof'; questions: PlannedQuestion[] }
    | { kind: 'quiz'; seconds: number; questions: PlannedQuestion[] }
  )

const tie: Bilingual = { fr: 'Qu’est-ce qui vous lie à la maison ?', en: 'What ties you to the house?' }
export const drives: Bilingual = { fr: 'Je conduis une Aurora', en: 'I drive an Aurora' }
export const wishes: Bilingual = { fr: 'J’aimerais en conduire une', en: 'I should like to drive one' }
export const car: Bilingual = { fr: 'Votre voiture', en: 'Your car' }
export const paper: Bilingual = { fr: 'La carte grise', en: 'The registration' }
const onlyDrivers: PlannedCondition = { question: tie.fr, oneOf: [drives.fr] }

export const likes = {
  drive: { fr: 'Rouler ensemble', en: 'Driving together' },
  talk: { fr: 'Parler avec ceux qui dessinent', en: 'Talking with those who draw' },
} satisfies Record<string, Bilingual>

/** What the second version asks besides. */
export const road: PlannedQuestion = {
  kind: 'short',
  label: { fr: 'Une route que vous aimez', en: 'A road that you love' },
  purpose: { fr: 'préparer une sortie', en: 'to prepare a drive' },
}

export const dijon: Bilingual = { fr: 'À Dijon', en: 'In Dijon' }

/** Seven steps, before the review that closes every passage. */
export const steps = {
  welcome: {
    kind: 'statement',
    title: { fr: 'Avant de commencer', en: 'Before you begin' },
    text: { fr: 'Prenez votre temps.', en: 'Take your time.' },
  },
  house: {
    kind: 'questions',
    title: { fr: 'Vous et la maison', en: 'You and the house' },
    questions: [
      {
        kind: 'choice',
        label: tie,
        purpose: { fr: 'savoir d’où vous venez', en: 'to know where you come from' },
        weight: 2,
        options: [
          { label: drives, points: 10 },
          { label: wishes, points: 5 },
        ],
      },
      {
        kind: 'vehicle',
        label: car,
        purpose: { fr: 'connaître votre voiture', en: 'to know your car' },
        showWhen: onlyDrivers,
      },
      {
        kind: 'ranking',
        label: { fr: 'Ce qui compte pour vous', en: 'What matters to you' },
        purpose: { fr: 'vous inviter à ce qui vous plaît', en: 'to invite you to what you like' },
        options: [
          { label: likes.drive, points: 0 },
          { label: likes.talk, points: 0 },
        ],
      },
      {
        kind: 'consent',
        label: { fr: 'Être lu', en: 'To be read' },
        purpose: { fr: 'vous lire à trois', en: 'to be read by three' },
        words: { fr: 'Trois personnes du club lisent ceci.', en: 'Three people of the club read this.' },
      },
    ],
  },
  quiz: {
    kind: 'quiz',
    title: { fr: 'Le carnet', en: 'The quiz' },
    seconds: 600,
    questions: [
      {
        kind: 'choice',
        label: { fr: 'Où se fait la Boréale ?', en: 'Where is the Boréale made?' },
        purpose: { fr: 'voir ce que vous aimez savoir', en: 'to see what you like to know' },
        weight: 1,
        options: [
          { label: dijon, points: 10 },
          { label: { fr: 'Je n’en ai que faire', en: 'I could not care less' }, points: 0, isFatal: true },
        ],
      },
    ],
  },
  papers: {
    kind: 'proof',
    title: { fr: 'Vos papiers', en: 'Your papers' },
    showWhen: onlyDrivers,
    questions: [
      {
        kind: 'file',
        label: paper,
        purpose: { fr: 'vérifier la voiture', en: 'to verify the car' },
      },
    ],
  },
  member: { kind: 'vouching', title: { fr: 'Un membre pour vous', en: 'A member for you' } },
  talk: { kind: 'interview', title: { fr: 'Une conversation', en: 'A conversation' } },
  yourTurn: { kind: 'your_questions', title: { fr: 'À vous de demander', en: 'Your turn to ask' } },
} satisfies Record<string, PlannedStep>

/** The programme that a manager builds. */
export const programme = {
  name: { fr: 'Le Cercle des routes', en: 'The Circle of Roads' },
  slug: 'cercle-des-routes',
  story: {
    fr: 'Nous roulons ensemble, et nous en parlons avec ceux qui dessinent.',
    en: 'We drive together, and talk of it with those who draw the cars.',
  },
  criteria: { fr: 'Un lien vrai avec la maison.', en: 'A true tie with the house.' },
  decides: {
    fr: 'Trois personnes vous lisent sans voir l’avis des autres.',
    en: 'Three people read you without seeing what the others think.',
  },
  committee: [
    { fr: 'Le lien avec la maison', en: 'The tie with the house' },
    { fr: 'Ce qu’il apporte aux autres', en: 'What they bring to the others' },
  ],
  quorum: 3,
  minimumScore: 4,
  steps: Object.values(steps) as PlannedStep[],
}
