import type { Bilingual } from '~/shared/copy'
import type { Brand } from '../brands/types'

/**
 * A programme of qualification as one version of it stands: what the club says of itself, and the steps in their order.
 * Every id is a short key, never shown: unique among the steps, questions, criteria and knock-outs of the definition;
 * an option's id is unique within its question.
 */
export type FlowDefinition = {
  name: Bilingual
  /** The club's story on the public door, in paragraphs. */
  story: Bilingual
  /** What the club looks for, one sentence each. */
  criteria: Bilingual[]
  /** How a decision is made, and by whom. */
  decides: Bilingual
  /** Within how many days of its submission an application is answered. */
  promiseDays: number
  /** How many months answers and files are kept after the decision. */
  keptMonths: number
  /** After how many months a declined person may come back; null: the decision says. */
  returnMonths: number | null
  steps: Step[]
  committee: Committee
  /** Advice on the score, out of 10; null: no minimum. */
  minimumScore: number | null
  knockOuts: KnockOut[]
}

/** The most votes that a decision may ask for. */
export const mostVotes = 15

export type Committee = {
  criteria: { id: string; label: Bilingual; weight: number }[]
  /** How many votes a decision needs, from 0 (those who run the club decide alone) to `mostVotes`. */
  quorum: number
  /** With a veto, one vote to decline keeps the committee from admitting until it is taken back. */
  veto: boolean
}

/** A rule over several answers that speaks against an application. It advises; it never decides. */
export type KnockOut = { id: string; when: Condition; words: Bilingual }

/**
 * What must hold of earlier answers. `answered` holds once the question has an answer at all; every other comparison
 * with a question that has none, or that is hidden, does not hold.
 */
export type Condition =
  | { all: Condition[] }
  | { any: Condition[] }
  | { not: Condition }
  | { question: string; is: 'answered' }
  | { question: string; is: 'one_of'; options: string[] }
  | { question: string; is: 'includes'; option: string }
  | { question: string; is: 'at_least' | 'at_most'; number: number }
  | { question: string; is: 'on_or_before' | 'on_or_after'; date: string }
  | { question: string; is: 'given' }

export const waysIn = ['nomination', 'code'] as const
/** How someone came: each may be spared steps. */
export type WayIn = (typeof waysIn)[number]

type StepCommon = {
  id: string
  title: Bilingual
  /** What the club says at the head of the step, in paragraphs. */
  text: Bilingual
  showWhen: Condition | null
  /** Those who came this way are spared the step. */
  sparedTo: WayIn[]
}

export const stepKinds = [
  'statement',
  'questions',
  'quiz',
  'proof',
  'vouching',
  'interview',
  'fee',
  'your_questions',
  'review',
] as const
export type StepKind = (typeof stepKinds)[number]

export type Step =
  | (StepCommon & { kind: 'statement' })
  | (StepCommon & { kind: 'questions'; questions: Question[] })
  /** Timed by the server's clock when `seconds` is set. */
  | (StepCommon & { kind: 'quiz'; seconds: number | null; questions: ChoiceQuestion[] })
  | (StepCommon & { kind: 'proof'; questions: FileQuestion[] })
  /** Members that vouch: the step is done once this many have. */
  | (StepCommon & { kind: 'vouching'; vouchers: number })
  | (StepCommon & { kind: 'interview'; minutes: number })
  /** A fee is kept, a deposit goes back when the answer is no. */
  | (StepCommon & { kind: 'fee'; amount: number; currency: string; isReturned: boolean })
  /** The applicant asks, the club answers. */
  | (StepCommon & { kind: 'your_questions' })
  /** The applicant reads all of it again and sends it. Always there, once, and last. */
  | (StepCommon & { kind: 'review' })

export type StepOf<K extends StepKind> = Extract<Step, { kind: K }>

export const questionKinds = [
  'short',
  'long',
  'choice',
  'several',
  'number',
  'date',
  'address',
  'file',
  'vehicle',
  'ranking',
  'consent',
] as const
export type QuestionKind = (typeof questionKinds)[number]

/** Who reads an answer. */
export const readerCircles = ['committee', 'managers'] as const
export type ReaderCircle = (typeof readerCircles)[number]

type QuestionCommon = {
  id: string
  label: Bilingual
  help: Bilingual
  isRequired: boolean
  /** What the answer is for, told to the applicant beside the question. */
  purpose: Bilingual
  readBy: ReaderCircle
  /** How many months the answer is kept after the decision; null: as the flow says. */
  keptMonths: number | null
  showWhen: Condition | null
  /** The part of the question in the score; 0: none. */
  weight: number
}

/** `points` from 0 to 10 count for the score; a `fatal` option speaks against the application whatever the score. */
export type Option = { id: string; label: Bilingual; points: number; isFatal: boolean }

export type ChoiceQuestion = QuestionCommon & { kind: 'choice'; options: Option[] }
export type FileQuestion = QuestionCommon & {
  kind: 'file'
  accepts: 'images' | 'images_and_pdf'
  most: number
}

export type Question =
  | (QuestionCommon & { kind: 'short'; mostCharacters: number })
  | (QuestionCommon & { kind: 'long'; mostCharacters: number })
  | ChoiceQuestion
  | (QuestionCommon & { kind: 'several'; options: Option[]; least: number; most: number })
  /** The score grows evenly from `least` (0) to `most` (10) when the question has a weight. */
  | (QuestionCommon & { kind: 'number'; least: number; most: number; unit: Bilingual })
  | (QuestionCommon & { kind: 'date'; notBefore: string | null; notAfter: string | null })
  | (QuestionCommon & { kind: 'address' })
  | FileQuestion
  | (QuestionCommon & { kind: 'vehicle' })
  | (QuestionCommon & { kind: 'ranking'; options: Option[] })
  /** `words` are what the applicant agrees to, kept with the version. */
  | (QuestionCommon & { kind: 'consent'; words: Bilingual })

export type QuestionOf<K extends QuestionKind> = Extract<Question, { kind: K }>

/** The value of each kind of answer as it is kept. Dates are ISO days; option ids stand for options. */
export type AnswerValueByKind = {
  short: string
  long: string
  choice: string
  several: string[]
  number: number
  date: string
  address: { lines: string; postalCode: string; city: string; country: string }
  file: { fileIds: string[] }
  vehicle: { vin: string; model: string; since: string | null }
  ranking: string[]
  consent: { given: boolean }
}
export type AnswerValue = AnswerValueByKind[QuestionKind]
/** Answers by the id of their question. */
export type Answers = Readonly<Record<string, AnswerValue>>

/** Why something written is no answer to its question. */
export type AnswerProblem =
  | 'too_long'
  | 'unknown_option'
  | 'too_few'
  | 'too_many'
  | 'not_a_number'
  | 'below_least'
  | 'above_most'
  | 'not_a_day'
  | 'too_early'
  | 'too_late'
  | 'address_incomplete'
  | 'model_missing'
  | 'vin_length'
  | 'vin_letters'
  | 'vin_check_digit'
  | 'ranking_incomplete'
  | 'rank_twice'
  | 'unreadable'
/** `position` tells which sign of a serial number is meant, from 1. */
export type AnswerRefusal = { reason: AnswerProblem; position?: number }

/** What the steps without questions stand at, by the id of the step: true once done. */
export type StepFacts = Readonly<Record<string, boolean>>

/** A step as this applicant walks it now: the hidden ones are not in the list. */
export type PassageStep = {
  step: Step
  /** The questions that are shown, in order; empty for steps without questions. */
  questions: Question[]
  isDone: boolean
  /** Ids of required questions without an answer that can be kept. */
  missing: string[]
}

export type Passage = {
  steps: PassageStep[]
  /** The first step that is not done; null once all before the review are. */
  next: string | null
  isWhole: boolean
  /** Ids of answered questions that are hidden now: they are not submitted. */
  hiddenAnswers: string[]
}

export type Advice = 'pass' | 'below_minimum' | 'fatal' | 'knocked_out'
/** The score out of 10, null when nothing weighs; what speaks against, by id. */
export type Score = {
  score: number | null
  parts: { questionId: string; weight: number; points: number }[]
  fatal: { questionId: string; optionId: string }[]
  knockedOut: string[]
  advice: Advice
}

/** The field of the thing at fault, where it helps to say which. */
export type FlowPart =
  | 'name'
  | 'story'
  | 'criteria'
  | 'decides'
  | 'title'
  | 'text'
  | 'label'
  | 'help'
  | 'purpose'
  | 'words'
  | 'unit'
  | 'showWhen'
  | 'bounds'
  | 'options'
  | 'weight'

/**
 * Why a definition cannot be published, and where. `at` is a path of ids joined by '/': 'step', 'step/question',
 * 'step/question/option', or the id of a criterion of the committee or of a knock-out; '' is the flow itself.
 */
export type FlowProblem = {
  at: string
  part: FlowPart | null
  problem:
    | 'no_steps'
    | 'review_not_last'
    | 'id_twice'
    | 'words_missing'
    | 'purpose_missing'
    | 'no_questions'
    | 'too_few_options'
    | 'bounds_crossed'
    | 'unknown_question'
    | 'not_earlier'
    | 'unknown_option'
    | 'wrong_comparison'
    | 'cycle'
    | 'dead_end'
    | 'never_shown'
    | 'quorum_out_of_range'
    | 'no_criteria'
}

export const flowPurposes = ['join', 'rise'] as const
/** 'join' leads into the circle; 'rise' asks a member for a higher tier. */
export type FlowPurpose = (typeof flowPurposes)[number]
export type FlowState = 'draft' | 'open' | 'closed'
export type VersionState = 'draft' | 'published' | 'retired'

export type FlowHead = {
  id: string
  slug: string
  brand: Brand | null
  purpose: FlowPurpose
  risesTo: { id: string; slug: string; name: Bilingual } | null
  state: FlowState
  isListed: boolean
  /** As the published version says it, or the draft before there is one. */
  name: Bilingual
}

export type ApplicationCounts = Record<'draft' | 'submitted' | 'waitlisted' | 'withdrawn' | 'decided', number>

export const doorSources = ['salon', 'dealer', 'campaign'] as const
/** Where someone who comes by a door was met. */
export type DoorSource = (typeof doorSources)[number]

/** A way in with a code of its own. `uses` counts the applications that came by it. */
export type Door = {
  id: string
  code: string
  source: DoorSource
  label: string
  usesMax: number | null
  uses: number
  closesAt: Date | null
  closedAt: Date | null
  createdAt: Date
  isOpen: boolean
}
