import { isLocale } from '~/shared/copy'
import type { Civility, Reader, Standing } from './types'

/** The columns of `persons` that make a Reader. */
export const readerColumns = [
  'persons.id',
  'persons.given_name',
  'persons.family_name',
  'persons.civility',
  'persons.locale',
  'persons.time_zone',
  'persons.standing',
] as const

type ReaderRow = {
  id: string
  given_name: string
  family_name: string
  civility: string | null
  locale: string
  time_zone: string | null
  standing: string
}

/** The schema's checks allow no other words; one that is not known here is a broken assumption. */
export function toReader(row: ReaderRow): Reader {
  if (!isLocale(row.locale)) throw new Error(`unknown locale: ${row.locale}`)
  return {
    id: row.id,
    givenName: row.given_name,
    familyName: row.family_name,
    civility: readCivility(row.civility),
    locale: row.locale,
    timeZone: row.time_zone,
    standing: readStanding(row.standing),
  }
}

function readCivility(text: string | null): Civility | null {
  if (text === null || text === 'mme' || text === 'm' || text === 'dr') return text
  throw new Error(`unknown civility: ${text}`)
}

function readStanding(text: string): Standing {
  if (text === 'prospect' || text === 'applicant' || text === 'member') return text
  throw new Error(`unknown standing: ${text}`)
}
