import { randomUUID } from 'node:crypto'
import type {
  ChoiceQuestion,
  Condition,
  FileQuestion,
  FlowDefinition,
  FlowPurpose,
  Option,
  Question,
  QuestionOf,
  Step,
  StepOf,
} from '~/domain/qualification/types'
import type { Bilingual } from '~/shared/copy'
import type { DatabaseOrTx } from '~db/client'

const both = (fr: string, en: string): Bilingual => ({ fr, en })
const blank = both('', '')

const walked = (id: string, title: Bilingual) => ({
  id,
  title,
  text: blank,
  showWhen: null as Condition | null,
  sparedTo: [] as Step['sparedTo'],
})
const asked = (id: string, label: Bilingual) => ({
  id,
  label,
  help: blank,
  isRequired: true,
  purpose: both('mieux vous connaître', 'to know you better'),
  readBy: 'committee' as const,
  keptMonths: null,
  showWhen: null as Condition | null,
  weight: 0,
})

/** An option without points; its label in both languages is its id. */
export function anOption(id: string, wishes: Partial<Option> = {}): Option {
  return { id, label: both(id, id), points: 0, isFatal: false, ...wishes }
}

/** A choice between `oui` and `non`, ten points to nothing. */
export function aChoice(id: string, wishes: Partial<ChoiceQuestion> = {}): ChoiceQuestion {
  const options = [anOption('oui', { points: 10 }), anOption('non')]
  return { ...asked(id, both(id, id)), kind: 'choice', options, ...wishes }
}

/** A required question for a few words. */
export function aShortQuestion(id: string, wishes: Partial<QuestionOf<'short'>> = {}): QuestionOf<'short'> {
  return { ...asked(id, both(id, id)), kind: 'short', mostCharacters: 80, ...wishes }
}

/** A step of questions. */
export function aStep(
  id: string,
  questions: Question[],
  wishes: Partial<StepOf<'questions'>> = {},
): StepOf<'questions'> {
  return { ...walked(id, both(id, id)), kind: 'questions', questions, ...wishes }
}

/** The review that closes every passage. */
export function aReview(id = 'relire'): StepOf<'review'> {
  return { ...walked(id, both('Relire et envoyer', 'Read again and send')), kind: 'review' }
}

/** The smallest definition that can be published around these steps; the review is added. */
export function aShortFlow(steps: Step[], wishes: Partial<FlowDefinition> = {}): FlowDefinition {
  return {
    name: both('Le Cercle', 'The Circle'),
    story: both('On y vient pour rouler.', 'We come to drive.'),
    criteria: [both('Un lien vrai avec la maison.', 'A true tie with the house.')],
    decides: both('Trois personnes lisent, une décide.', 'Three people read, one decides.'),
    promiseDays: 14,
    keptMonths: 12,
    returnMonths: 6,
    steps: [...steps, aReview()],
    committee: {
      criteria: [{ id: 'lien-vrai', label: both('Un lien vrai', 'A true tie'), weight: 1 }],
      quorum: 2,
      veto: false,
    },
    minimumScore: null,
    knockOuts: [],
    ...wishes,
  }
}

/** With a fee between the interview and the applicant's questions. */
type FlowWishes = Partial<FlowDefinition> & { withFee?: boolean }

/**
 * A passage of nine steps (ten with a fee) that uses all that a flow can do. Those who drive are asked for their car
 * and its papers, and for their years at the wheel; those who do not are asked why. A first answer in the quiz weighs
 * double, a fatal option waits in it, and a knock-out speaks against a year or less at the wheel. A nomination spares
 * papers, vouching and interview; a code spares vouching.
 */
export function aFlowDefinition({ withFee = false, ...wishes }: FlowWishes = {}): FlowDefinition {
  return aShortFlow(
    [
      {
        ...walked('bienvenue', both('Avant de commencer', 'Before you begin')),
        kind: 'statement',
        text: both('Comptez vingt minutes.', 'Allow twenty minutes.'),
      },
      aStep('vous', aboutYou(), { title: both('Vous et la maison', 'You and the house') }),
      aStep('conduire', aboutDriving(), { title: both('Au volant', 'At the wheel'), showWhen: drives }),
      {
        ...walked('carnet', both('Le carnet des connaisseurs', 'The connoisseur’s notebook')),
        kind: 'quiz',
        seconds: 120,
        questions: aboutKnowing(),
      },
      {
        ...walked('papiers', both('La voiture et vous', 'The car and you')),
        kind: 'proof',
        showWhen: drives,
        sparedTo: ['nomination'],
        questions: [registration()],
      },
      {
        ...walked('parole', both('Quelqu’un du Cercle', 'Someone of the Circle')),
        kind: 'vouching',
        vouchers: 1,
        sparedTo: ['nomination', 'code'],
      },
      {
        ...walked('conversation', both('Une conversation', 'A conversation')),
        kind: 'interview',
        minutes: 30,
        sparedTo: ['nomination'],
      },
      ...(withFee ? [aFee()] : []),
      { ...walked('a-vous', both('À vous de nous interroger', 'Your turn to ask')), kind: 'your_questions' },
    ],
    {
      minimumScore: 4,
      knockOuts: [
        {
          id: 'jeune-volant',
          when: { all: [drives, { question: 'annees', is: 'at_most', number: 1 }] },
          words: both('Conduit depuis un an ou moins.', 'Has driven for a year or less.'),
        },
      ],
      ...wishes,
    },
  )
}

const drives: Condition = { question: 'lien', is: 'one_of', options: ['conduit'] }

function aboutYou(): Question[] {
  return [
    {
      ...asked('lien', both('Quel est votre lien avec la maison ?', 'What is your tie with the house?')),
      kind: 'choice',
      weight: 1,
      options: [
        anOption('conduit', { label: both('Je conduis', 'I drive'), points: 10 }),
        anOption('admire', { label: both('J’admire', 'I admire'), points: 4 }),
      ],
    },
    {
      ...asked('voiture', both('Votre voiture', 'Your car')),
      kind: 'vehicle',
      showWhen: drives,
    },
    {
      ...asked('pourquoi', both('Pourquoi nous ?', 'Why us?')),
      kind: 'long',
      mostCharacters: 600,
      showWhen: { not: drives },
    },
    { ...asked('ville', both('Votre ville', 'Your town')), kind: 'short', mostCharacters: 80 },
    {
      ...asked('adresse', both('Votre adresse', 'Your address')),
      kind: 'address',
      isRequired: false,
      readBy: 'managers',
    },
  ]
}

function aboutDriving(): Question[] {
  return [
    {
      ...asked('annees', both('Depuis combien d’années conduisez-vous ?', 'How long have you driven?')),
      kind: 'number',
      least: 0,
      most: 60,
      unit: both('ans', 'years'),
    },
    {
      ...asked('routes', both('Quelles routes préférez-vous ?', 'Which roads do you prefer?')),
      kind: 'several',
      least: 1,
      most: 2,
      options: ['montagne', 'neige', 'circuit'].map(id => anOption(id)),
    },
    {
      ...asked('neige', both('Quand avez-vous roulé sur la neige ?', 'When did you last drive on snow?')),
      kind: 'date',
      notBefore: '1950-01-01',
      notAfter: null,
      isRequired: false,
      showWhen: { question: 'routes', is: 'includes', option: 'neige' },
    },
    {
      ...asked('gout', both('Qu’est-ce qui compte le plus ?', 'What matters most?')),
      kind: 'ranking',
      isRequired: false,
      options: ['chassis', 'dessin', 'silence'].map(id => anOption(id)),
    },
  ]
}

function aboutKnowing(): ChoiceQuestion[] {
  const quizzed = (id: string, label: Bilingual, weight: number, options: Option[]): ChoiceQuestion => ({
    ...asked(id, label),
    kind: 'choice',
    weight,
    options,
  })
  return [
    quizzed('calandre', both('La première calandre date de…', 'The first grille dates from…'), 2, [
      anOption('a1954'),
      anOption('a1961', { points: 10 }),
    ]),
    quizzed('revente', both('Une édition limitée, on…', 'A limited edition, one…'), 1, [
      anOption('garde', { points: 10 }),
      anOption('revend', { isFatal: true }),
    ]),
  ]
}

function registration(): FileQuestion {
  return {
    ...asked('carte-grise', both('La carte grise', 'The registration')),
    kind: 'file',
    accepts: 'images_and_pdf',
    most: 2,
    readBy: 'managers',
    keptMonths: 1,
  }
}

function aFee(): StepOf<'fee'> {
  return {
    ...walked('participation', both('La participation', 'The fee')),
    kind: 'fee',
    amount: 15_000,
    currency: 'EUR',
    isReturned: true,
  }
}

export type MadeFlow = {
  id: string
  slug: string
  brandId: string | null
  versionId: string
  definition: FlowDefinition
}

/** An open flow with its first version published, for the club itself unless a brand is wished. */
export async function aPublishedFlow(
  db: DatabaseOrTx,
  wishes: {
    definition?: FlowDefinition
    brandId?: string | null
    slug?: string
    purpose?: FlowPurpose
    risesToTierId?: string | null
    state?: 'draft' | 'open' | 'closed'
    isListed?: boolean
  } = {},
): Promise<MadeFlow> {
  const { definition = aFlowDefinition(), brandId = null, slug = `flow-${randomUUID().slice(0, 8)}` } = wishes
  const flow = await db
    .insertInto('flows')
    .values({
      slug,
      brand_id: brandId,
      purpose: wishes.purpose ?? 'join',
      rises_to_tier_id: wishes.risesToTierId ?? null,
      state: wishes.state ?? 'open',
      is_listed: wishes.isListed ?? true,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const version = await db
    .insertInto('flow_versions')
    .values({
      flow_id: flow.id,
      number: 1,
      state: 'published',
      definition: JSON.stringify(definition),
      published_at: new Date(),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return { id: flow.id, slug, brandId, versionId: version.id, definition }
}

/** A door of a flow with a code of its own; returns its id and code. */
export async function aDoor(
  db: DatabaseOrTx,
  flowId: string,
  wishes: {
    code?: string
    source?: 'salon' | 'dealer' | 'campaign'
    usesMax?: number | null
    closesAt?: Date | null
    closedAt?: Date | null
  } = {},
): Promise<{ id: string; code: string }> {
  return db
    .insertInto('flow_doors')
    .values({
      flow_id: flowId,
      code: wishes.code ?? `salon-${randomUUID().slice(0, 8)}`,
      source: wishes.source ?? 'salon',
      label: 'Salon de Genève',
      uses_max: wishes.usesMax ?? null,
      closes_at: wishes.closesAt ?? null,
      closed_at: wishes.closedAt ?? null,
    })
    .returning(['id', 'code'])
    .executeTakeFirstOrThrow()
}
