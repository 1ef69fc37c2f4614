/** How many days after the end of an event what was answered for it is kept; then nobody reads it any more. */
export const answersKeptDays = 60
/** How many years a signature is kept with its text: for as long as someone might call on it. */
export const signaturesKeptYears = 5
