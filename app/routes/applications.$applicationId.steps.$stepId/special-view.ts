/** A file as the page lists it, already in words. */
export type FileLine = { id: string; name: string; detail: string }

export type VouchLine = { id: string; address: string; state: 'asked' | 'given'; asked: string }
export type VouchingView = {
  vouches: VouchLine[]
  given: number
  /** How many more addresses may be tried. */
  asksLeft: number
}

/** An hour in words, on the clock of its place; `own` is the same hour on the reader's own, when it is another. */
export type HourLine = { id: string; time: string; own: string | null; place: string; host: string }
/** `shared`: who and where, when it is the same all day; the hours then do not repeat it. */
export type HourDay = { day: string; shared: string; hours: { id: string; time: string; note: string }[] }
export type InterviewView = {
  picked: (HourLine & { day: string; clock: string; maySwap: boolean; mayRelease: boolean }) | null
  days: HourDay[]
  /** Whose clock the hours are told by. */
  clock: string | null
}

export type FeePartView = {
  amount: string
  isReturned: boolean
  state: 'asked' | 'page' | 'paid' | 'returning' | 'returned'
  wasRefused: boolean
}

/** What the special parts of a step show. */
export type SpecialView = {
  /** False once the step can be read and no more be changed. */
  isOpen: boolean
  /** How many months the flow keeps what says nothing of its own. */
  keptMonths: number
  /** The file questions that are asked now, by id, with what was given to each. */
  files: Record<string, FileLine[]>
  vouching: VouchingView | null
  interview: InterviewView | null
  fee: FeePartView | null
}

/** What could not be done, beside the field that it concerns, with what was typed. */
export type SpecialAmiss = { field: 'address' | 'hour'; message: string; address?: string; line?: string }
