import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { checkout } from '../../scripts/checkout/folder.mjs'

/** The club that the browser tests walk through, as `npm start` describes it in club.json. */
export type Club = {
  origin: string
  databaseUrl: string
  stripeOrigin: string
  resendOrigin: string
  links: { persona: string; url: string }[]
}

export const clubDataDir = join(checkout, '.data', 'e2e')

/** Where the running club is, its stand-ins, its database, and a ready sign-in link for each persona. */
export function readClub(): Club {
  return JSON.parse(readFileSync(join(clubDataDir, 'club.json'), 'utf8'))
}
