import { type Bilingual, defineCopy, type Locale, translate } from '~/shared/copy'
import { quote } from './condition-words'
import { questionsOf } from './passage'
import {
  type FlowDefinition,
  type FlowPart,
  type FlowProblem,
  mostVotes,
  type QuestionKind,
  type StepKind,
} from './types'

const stepNames = {
  statement: { fr: 'Le club parle', en: 'The club speaks' },
  questions: { fr: 'Questions', en: 'Questions' },
  quiz: { fr: 'Carnet du connaisseur', en: 'Connoisseur’s quiz' },
  proof: { fr: 'Pièces', en: 'Documents' },
  vouching: { fr: 'Parole de membres', en: 'Word of members' },
  interview: { fr: 'Conversation', en: 'Conversation' },
  fee: { fr: 'Participation', en: 'Fee or deposit' },
  your_questions: { fr: 'Questions au club', en: 'Questions to the club' },
  review: { fr: 'Relecture', en: 'Review' },
} as const satisfies Record<StepKind, Bilingual>

/** What a kind of step is called when a flow is made. */
export function tellStepKind(kind: StepKind, locale: Locale): string {
  return stepNames[kind][locale]
}

const questionNames = {
  short: { fr: 'Quelques mots', en: 'A few words' },
  long: { fr: 'Un texte', en: 'A text' },
  choice: { fr: 'Un choix', en: 'One choice' },
  several: { fr: 'Plusieurs choix', en: 'Several choices' },
  number: { fr: 'Un nombre', en: 'A number' },
  date: { fr: 'Une date', en: 'A date' },
  address: { fr: 'Une adresse', en: 'An address' },
  file: { fr: 'Un document', en: 'A document' },
  vehicle: { fr: 'Une voiture', en: 'A car' },
  ranking: { fr: 'Un classement', en: 'A ranking' },
  consent: { fr: 'Un accord', en: 'An agreement' },
} as const satisfies Record<QuestionKind, Bilingual>

/** What a kind of question is called when a flow is made. */
export function tellQuestionKind(kind: QuestionKind, locale: Locale): string {
  return questionNames[kind][locale]
}

const partNames = {
  name: { fr: 'le nom', en: 'the name' },
  story: { fr: 'l’histoire', en: 'the story' },
  criteria: { fr: 'ce que le club recherche', en: 'what the club looks for' },
  decides: { fr: 'la manière de décider', en: 'how a decision is made' },
  title: { fr: 'le titre', en: 'the title' },
  text: { fr: 'le texte', en: 'the text' },
  label: { fr: 'l’intitulé', en: 'the wording' },
  help: { fr: 'l’aide', en: 'the help' },
  purpose: { fr: 'la raison', en: 'the purpose' },
  words: { fr: 'les mots', en: 'the words' },
  unit: { fr: 'l’unité', en: 'the unit' },
  showWhen: { fr: 'la condition', en: 'the condition' },
  bounds: { fr: 'les limites', en: 'the bounds' },
  options: { fr: 'les réponses', en: 'the answers' },
  weight: { fr: 'le poids', en: 'the weight' },
} as const satisfies Record<FlowPart, Bilingual>

const copy = defineCopy({
  fr: {
    no_steps: 'il faut au moins une étape avant la relecture.',
    review_not_last: 'la relecture clôt le parcours\u00a0: une seule, en dernier, pour tous.',
    id_twice: 'cette clé sert déjà ailleurs dans le parcours.',
    words_missing: 'il manque {{part}}, dans une langue au moins.',
    purpose_missing: 'dites à quoi sert la réponse, dans les deux langues.',
    no_questions: 'cette étape ne demande rien.',
    too_few_options: 'il faut au moins deux réponses entre lesquelles choisir.',
    bounds_crossed: 'les limites se croisent ou ne sont pas possibles.',
    unknown_question: 'la condition regarde une question qui n’existe pas.',
    not_earlier: 'la condition regarde une question qui vient plus tard.',
    unknown_option: 'la condition attend une réponse qui n’existe pas.',
    wrong_comparison: 'la condition compare d’une manière qui ne va pas à cette question.',
    cycle: 'la condition tourne en rond\u00a0: elle dépend d’elle-même.',
    dead_end: 'aucune réponse ne peut convenir à cette question\u00a0: personne n’irait plus loin.',
    never_shown: 'la condition ne peut jamais être remplie.',
    quorum_out_of_range: 'le nombre de voix va de 0 à {{most}}.',
    no_criteria: 'le comité a besoin d’au moins un critère pour juger.',
    flow: 'Le parcours',
    place: '{{place}}\u00a0: {{words}}',
  },
  en: {
    no_steps: 'at least one step is needed before the review.',
    review_not_last: 'the review closes the passage: once, last, and for everyone.',
    id_twice: 'this key is already used elsewhere in the flow.',
    words_missing: '{{part}} is missing in one language at least.',
    purpose_missing: 'say what the answer is for, in both languages.',
    no_questions: 'this step asks nothing.',
    too_few_options: 'at least two answers are needed to choose from.',
    bounds_crossed: 'the bounds cross, or cannot be.',
    unknown_question: 'the condition looks at a question that does not exist.',
    not_earlier: 'the condition looks at a question that comes later.',
    unknown_option: 'the condition waits for an answer that does not exist.',
    wrong_comparison: 'the condition compares in a way that does not suit this question.',
    cycle: 'the condition goes in a circle: it depends on itself.',
    dead_end: 'no answer can satisfy this question: nobody would get any further.',
    never_shown: 'the condition can never be met.',
    quorum_out_of_range: 'the number of votes goes from 0 to {{most}}.',
    no_criteria: 'the committee needs at least one criterion to judge by.',
    flow: 'The flow',
    place: '{{place}}: {{words}}',
  },
})

/** A problem of a definition as a sentence that begins with its place: "« Conduire » : cette étape ne demande rien." */
export function tellFlowProblem(problem: FlowProblem, definition: FlowDefinition, locale: Locale): string {
  const t = translate(copy, locale)
  const place = tellPlace(problem.at, definition, locale)
  return t('place', { place, words: tellProblem(problem, locale) })
}

function tellProblem({ problem, part }: FlowProblem, locale: Locale): string {
  const t = translate(copy, locale)
  switch (problem) {
    case 'words_missing':
      return t('words_missing', { part: partNames[part ?? 'words'][locale] })
    case 'quorum_out_of_range':
      return t('quorum_out_of_range', { most: mostVotes })
    default:
      return t(problem)
  }
}

/** Where a problem is, by the labels on its path; a label that is missing in this language is said in the other. */
export function tellPlace(at: string, definition: FlowDefinition, locale: Locale): string {
  const [first = '', second, third] = at.split('/')
  const step = definition.steps.find(({ id }) => id === first)
  const question = step && questionsOf(step).find(({ id }) => id === second)
  const option = question && 'options' in question && question.options.find(({ id }) => id === third)
  const labels = step
    ? [step.title, question?.label, option ? option.label : undefined]
    : [
        definition.committee.criteria.find(({ id }) => id === first)?.label,
        definition.knockOuts.find(({ id }) => id === first)?.words,
      ]
  const kind = step ? tellStepKind(step.kind, locale) : translate(copy, locale)('flow')
  const told = labels.flatMap(label => {
    const text = label && (label[locale] || label.fr || label.en)
    return text ? [quote(text, locale)] : []
  })
  return told.length > 0 ? told.join(', ') : kind
}
