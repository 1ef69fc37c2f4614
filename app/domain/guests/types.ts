/** What the house said of a guest: nothing is asked where a name is enough. */
export type GuestReview = 'not_needed' | 'waiting' | 'accepted'

/** The word that was said of a guest, by whom, and when. Null `by`: someone who is no more. */
export type Verdict = { said: 'accepted' | 'declined'; name: string; by: string | null; at: Date }
