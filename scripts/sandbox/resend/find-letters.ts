import type { Letter, PostOffice } from './open-post-office'
import { normaliseAddress, parseMailbox } from './parse-address'

export type LetterSearch = { to: string; subject: string }

/**
 * Letters from newest to oldest. `to` as a whole address wants that very recipient, a part of one wants it anywhere
 * in a recipient; `subject` is a part of the subject. Empty wants everything; case counts for nothing.
 */
export function findLetters(office: PostOffice, { to, subject }: LetterSearch): Letter[] {
  const exact = parseMailbox(to) !== null
  const wantedTo = exact ? normaliseAddress(to) : to.trim().toLowerCase()
  const wantedSubject = subject.trim().toLowerCase()
  return office.letters
    .values()
    .filter(letter => {
      const recipients = [...letter.to, ...letter.cc, ...letter.bcc]
      const meant = exact
        ? recipients.some(recipient => normaliseAddress(recipient) === wantedTo)
        : recipients.some(recipient => recipient.toLowerCase().includes(wantedTo))
      return meant && letter.subject.toLowerCase().includes(wantedSubject)
    })
    .reverse()
}
