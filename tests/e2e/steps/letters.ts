import { expect } from '@playwright/test'
import { readClub } from '../../set-up/club'

/** A letter as the Resend stand-in keeps it. */
export type Letter = {
  id: string
  to: string[]
  subject: string
  html: string
  text: string
  headers: Record<string, string>
  attachments: { filename: string; content: string; contentType: string }[]
  lastEvent: string
}

/** What lies in the inbox, newest first; of one reader when `to` is given. */
export async function readLetters(to = ''): Promise<Letter[]> {
  const asked = new URLSearchParams({ to, limit: '1000' })
  const answer = await fetch(`${readClub().resendOrigin}/inbox.json?${asked}`)
  const { messages } = (await answer.json()) as { messages: Letter[] }
  return messages
}

/** The newest letter to a reader that holds these words in its subject or its text, once it has arrived. */
export async function awaitLetter(to: string, words: string): Promise<Letter> {
  const find = async () =>
    (await readLetters(to)).find(({ subject, text }) => subject.includes(words) || text.includes(words))
  await expect.poll(async () => (await find()) !== undefined, letterPatience(to, words)).toBe(true)
  const letter = await find()
  if (!letter) throw new Error('a letter has left the inbox')
  return letter
}

/** Waits until this reader has more letters than before, and returns the newest. */
export async function awaitNewLetter(to: string, before: number): Promise<Letter> {
  await expect
    .poll(async () => (await readLetters(to)).length, letterPatience(to, 'a new one'))
    .toBeGreaterThan(before)
  const [newest] = await readLetters(to)
  if (!newest) throw new Error('a letter has left the inbox')
  return newest
}

/** Every address of the club that a letter holds: in its html, its text and its headers. */
export function linksOf(letter: Letter): string[] {
  const inHtml = [...letter.html.matchAll(/\b(?:href|src)="([^"]+)"/g)].map(([, href = '']) =>
    href.replaceAll('&amp;', '&'),
  )
  const inText = letter.text.match(/https?:\/\/[^\s<>"')\]]+/g) ?? []
  const inHeaders = Object.values(letter.headers).flatMap(value => value.match(/https?:\/\/[^\s<>]+/g) ?? [])
  return [...new Set([...inHtml, ...inText, ...inHeaders])]
}

/** The link by which its reader opens the invitation. */
export function personalLinkOf(letter: Letter): string {
  const found = linksOf(letter).find(href => /\/i\/[^/]+$/.test(new URL(href).pathname))
  if (!found) throw new Error(`the letter "${letter.subject}" holds no personal link`)
  return found
}

// Letters leave at two a second, and several tests may have written some.
function letterPatience(to: string, what: string) {
  return { message: `a letter to ${to}: ${what}`, timeout: 30_000, intervals: [100, 150, 250] }
}
