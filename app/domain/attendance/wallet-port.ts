/** One person's pass as a telephone keeps it, already in the words of its reader. */
export type WalletPass = {
  /** The same for every issue of this person's pass, so that a later one takes the place of the former. */
  serial: string
  eventId: string
  /** What the code holds. */
  code: string
  clubName: string
  brandName: string
  /** The brand's colour, as #rrggbb. */
  accent: string
  title: string
  holder: string
  venue: string
  startsAt: Date
  endsAt: Date
  /** What else stands on the pass, in order: a label and its value. */
  rows: { key: string; label: string; value: string }[]
  locale: 'fr' | 'en'
  /** The page of the pass, where a new code is found should the reservation change. */
  url: string
}

/**
 * The wallets that the house has certificates for; null for one that it has not, and its button is then nowhere.
 * `apple` answers with the bytes of a `.pkpass`, `google` with the address of Google's page that keeps the pass.
 */
export type WalletPort = {
  apple: ((pass: WalletPass) => Promise<Uint8Array>) | null
  google: ((pass: WalletPass) => string) | null
}
