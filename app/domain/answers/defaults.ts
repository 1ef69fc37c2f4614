import type { Bilingual } from '~/shared/copy'
import type { AskedQuestion } from './question-parts'
import type { Choice, QuestionKind } from './types'

const choice = (id: string, fr: string, en: string): Choice => ({ id, label: { fr, en } })
const sizes = ['XS', 'S', 'M', 'L', 'XL', 'XXL'].map(size => choice(size.toLowerCase(), size, size))
const diets = [
  choice('anything', 'De tout', 'Anything'),
  choice('vegetarian', 'Végétarien', 'Vegetarian'),
  choice('vegan', 'Végétalien', 'Vegan'),
  choice('no_pork', 'Sans porc', 'No pork'),
  choice('halal', 'Halal', 'Halal'),
  choice('kosher', 'Casher', 'Kosher'),
  choice('no_gluten', 'Sans gluten', 'No gluten'),
  choice('no_lactose', 'Sans lactose', 'No lactose'),
  choice('no_nuts', 'Sans fruits à coque', 'No nuts'),
  choice('no_shellfish', 'Sans crustacés', 'No shellfish'),
]
const empty: Bilingual = { fr: '', en: '' }

/** The words with which a new question of each kind begins: staff write them on, or anew. */
export const defaultQuestions: Record<QuestionKind, AskedQuestion> = {
  diet: {
    kind: 'diet',
    label: { fr: 'Ce que vous mangez', en: 'What you eat' },
    purpose: {
      fr: 'vous servir selon vos goûts et vos allergies, dès la cuisine',
      en: 'serve you by your tastes and allergies, from the kitchen on',
    },
    choices: diets,
    isRequired: true,
    forGuests: true,
  },
  size: {
    kind: 'size',
    label: { fr: 'Votre taille', en: 'Your size' },
    purpose: { fr: 'tenir prêt ce que vous porterez sur place', en: 'have ready what you will wear there' },
    choices: sizes,
    isRequired: true,
    forGuests: true,
  },
  licence: {
    kind: 'licence',
    label: { fr: 'Votre permis de conduire', en: 'Your driving licence' },
    purpose: {
      fr: 'assurer les voitures que nous vous confions',
      en: 'insure the cars that we hand to you',
    },
    choices: [],
    isRequired: true,
    forGuests: false,
  },
  birth_date: {
    kind: 'birth_date',
    label: { fr: 'Votre date de naissance', en: 'Your date of birth' },
    purpose: {
      fr: 'nous assurer de l’âge que l’événement demande, et de rien d’autre',
      en: 'be sure of the age that the event asks, and of nothing else',
    },
    choices: [],
    isRequired: true,
    forGuests: true,
  },
  choice: { kind: 'choice', label: empty, purpose: empty, choices: [], isRequired: true, forGuests: false },
  text: { kind: 'text', label: empty, purpose: empty, choices: [], isRequired: false, forGuests: false },
  yes_no: { kind: 'yes_no', label: empty, purpose: empty, choices: [], isRequired: true, forGuests: false },
}
