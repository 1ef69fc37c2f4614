import { plainLetters } from '~/shared/plain-letters'
import type { ColumnMapping, ImportField } from './types'

/** Names under which French and English exports head their columns: without accents, in lower case, words only. */
const synonyms: Record<ImportField, readonly string[]> = {
  address: [
    'courriel',
    'email',
    'e mail',
    'mail',
    'adresse mail',
    'adresse email',
    'adresse e mail',
    'adresse electronique',
    'adresse courriel',
    'email address',
    'e mail address',
  ],
  given_name: ['prenom', 'first name', 'firstname', 'given name', 'forename'],
  family_name: ['nom', 'nom de famille', 'last name', 'lastname', 'family name', 'surname'],
  civility: ['civilite', 'titre', 'title', 'salutation', 'civility'],
  locale: ['langue', 'language', 'lang', 'locale'],
  vehicle_model: ['modele', 'vehicule', 'voiture', 'model', 'vehicle', 'car', 'vehicle model'],
  vin: ['vin', 'numero de serie', 'chassis', 'numero de chassis', 'vehicle identification number'],
  purchased_on: [
    'date d achat',
    'achat',
    'achete le',
    'date achat',
    'date de livraison',
    'purchase date',
    'purchased on',
    'bought on',
    'date of purchase',
  ],
  birth_date: [
    'date de naissance',
    'naissance',
    'ne le',
    'ne e le',
    'birth date',
    'birthdate',
    'date of birth',
    'dob',
    'birthday',
  ],
  country: ['pays', 'country'],
  city: ['ville', 'city', 'town', 'commune'],
  phone: ['telephone', 'tel', 'mobile', 'portable', 'phone', 'phone number', 'numero de telephone'],
  dealer: ['concession', 'concessionnaire', 'point de vente', 'dealer', 'dealership', 'boutique'],
  note: [
    'remarque',
    'remarques',
    'note',
    'notes',
    'commentaire',
    'commentaires',
    'comment',
    'comments',
    'remark',
    'remarks',
  ],
  consent_date: [
    'consentement le',
    'date de consentement',
    'date du consentement',
    'consentement',
    'accord le',
    'optin le',
    'consent date',
    'consent on',
    'consented on',
    'consent given on',
    'consent',
  ],
  consent_source: [
    'origine du consentement',
    'source du consentement',
    'origine',
    'source',
    'consent source',
    'consent origin',
  ],
  channels: ['canaux', 'canal', 'canaux acceptes', 'channels', 'channel'],
  cadence: ['cadence', 'frequence', 'rythme', 'frequency'],
  opposition: [
    'opposition',
    'oppose',
    'opposition le',
    'refus',
    'ne pas contacter',
    'liste rouge',
    'opt out',
    'optout',
    'opposed',
    'do not contact',
    'unsubscribed',
    'desinscrit',
    'desabonne',
  ],
}

/** What each column seems to be, by its name. A field is given to the first column that bears one of its names. */
export function guessMapping(header: readonly string[]): (ImportField | null)[] {
  const taken = new Set<ImportField>()
  return header.map(name => {
    const field = guessField(name)
    if (field === null || taken.has(field)) return null
    taken.add(field)
    return field
  })
}

export type MappingProblem = 'no_address_column' | 'field_twice' | 'opposition_left_out' | 'wrong_columns'

/**
 * What is amiss with a mapping, or null: it needs one column of addresses, no field read twice, and no column that says
 * by its name who is opposed may be left out.
 */
export function problemOfMapping(header: readonly string[], fields: ColumnMapping): MappingProblem | null {
  if (fields.length !== header.length) return 'wrong_columns'
  const chosen = fields.filter(field => field !== null)
  if (!chosen.includes('address')) return 'no_address_column'
  if (new Set(chosen).size < chosen.length) return 'field_twice'
  const saysNo = header.some(name => guessField(name) === 'opposition')
  return saysNo && !chosen.includes('opposition') ? 'opposition_left_out' : null
}

function guessField(name: string): ImportField | null {
  const plain = plainWords(name)
  for (const [field, names] of Object.entries(synonyms)) {
    if (names.includes(plain)) return field as ImportField
  }
  return null
}

function plainWords(text: string): string {
  return plainLetters(text)
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
}
