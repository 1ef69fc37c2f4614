/** What the page of a waitlist shows, in words of the reader's language. */
export type WaitlistPageView = {
  clubName: string
  brandName: string
  accent: string
  flash: { tone: 'info' | 'good' | 'warn'; text: string } | null
  title: string
  slug: string
  art: 'aurora' | 'contours' | 'lacquer'
  when: string
  hours: string
  place: string
  compared: string
  eventHref: string
  standing: 'none' | 'waiting' | 'offered' | 'ended'
  chance: { band: 'likely' | 'possible' | 'long'; reasons: string[]; order: string }
  /** Why one cannot wait at this instant, or what keeps an offer away from one who waits. */
  refusal: { because: string; next: string; href: string | null } | null
  isSeatedNow: boolean
  ended: string | null
  offer: { href: string; until: string; untilText: string; now: string; seats: number } | null
  party: { seats: number; names: string[]; wants: 'any' | 'all'; slotIds: string[] }
  guestsAllowed: number
  slots: { id: string; label: string; isFull: boolean }[]
  mayWantAll: boolean
  deposit: string | null
}

/** What came back of a press that was refused. */
export type WaitlistAnswer = { told: { because: string; next: string; href: string | null } } | null
