import type { Locale } from '~/shared/copy'
import type { Wording } from '../steps/invite'

export type Reader = { name: string; address: string; greeting: string }

export type Cast = {
  model: string
  /** Those who read the language of the walk. */
  comes: Reader
  declines: Reader
  cancels: Reader
  /** One who reads the other language, and leaves the letter unanswered. */
  silent: Reader
}

/** People of the export who said yes to letters; each walk has its own. */
export const casts: Record<Locale, Cast> = {
  fr: {
    model: 'Cime Électrique',
    comes: {
      name: 'Léopoldine Collet',
      address: 'leopoldine.collet@example.org',
      greeting: 'Chère Madame Collet,',
    },
    declines: { name: 'Baptiste Dubois', address: 'baptiste.dubois@example.net', greeting: '' },
    cancels: {
      name: 'Antoine Bertrand',
      address: 'antoine.bertrand@example.org',
      greeting: 'Cher Monsieur Bertrand,',
    },
    silent: {
      name: 'Billy Schinner',
      address: 'billy.schinner@example.org',
      greeting: 'Dear Billy Schinner,',
    },
  },
  en: {
    model: 'Boréale',
    comes: { name: 'Milton Rodriguez', address: 'milton.rodriguez@mail.example.com', greeting: '' },
    declines: { name: 'Jay Keiner', address: 'jay.keiner@example.org', greeting: 'Dear Mrs Keiner,' },
    cancels: { name: 'Reyna Kilback', address: 'reyna.kilback@mail.example.com', greeting: '' },
    silent: { name: 'Angèle Henry', address: 'angele.henry@example.com', greeting: '' },
  },
}

export const wording: Wording = {
  fr: {
    subject: 'Un lac gelé, {{prénom}}',
    body: 'Vous conduisez une {{modèle|Aurora}} ; celle que nous montrons lui ressemble.\n\nNous nous retrouvons à {{lieu}}, et je vous garde votre place jusqu’au {{réponse_avant}}.',
  },
  en: {
    subject: 'A frozen lake, {{given_name}}',
    body: 'You drive a {{model|car of ours}}; the one we are showing is its kin.\n\nWe meet at {{venue}}, and I am keeping your place until {{reply_by}}.',
  },
}

/** A guest whose name a spreadsheet would take for a formula. */
export const oddGuest = '=1+1 Paul Collet'
