import { defineCopy } from '~/shared/copy'

export const copy = defineCopy({
  fr: {
    title: 'Programme',
    text: 'Ce que préparent les maisons du cercle, et ce qui vous en est ouvert.',
    coming: 'À venir',
    soon: 'Bientôt',
    none: 'Rien n’est annoncé pour l’instant. Une maison qui prépare quelque chose vous le dira ici.',
    confirmed_one: 'Votre place est confirmée',
    confirmed_other: 'Vos {{count}} places sont confirmées',
    held: 'À régler',
    letter: 'Une lettre vous attend',
    declined: 'Vous avez décliné',
    seats_one: '{{count}} place',
    seats_other: '{{count}} places',
    opened: 'C’est ouvert',
  },
  en: {
    title: 'Programme',
    text: 'What the houses of the circle are preparing, and what of it is open to you.',
    coming: 'To come',
    soon: 'Soon',
    none: 'Nothing is announced for now. A house that prepares something will tell you here.',
    confirmed_one: 'Your seat is confirmed',
    confirmed_other: 'Your {{count}} seats are confirmed',
    held: 'To be paid',
    letter: 'A letter awaits you',
    declined: 'You declined',
    seats_one: '{{count}} seat',
    seats_other: '{{count}} seats',
    opened: 'It is open',
  },
})
