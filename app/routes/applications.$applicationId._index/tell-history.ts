import type { MyApplication } from '~/domain/applications/queries.server'
import type { ApplicationMessage } from '~/domain/applications/types'
import { type Locale, translate } from '~/shared/copy'
import { dayInZone, formatDay, formatMoment } from '~/shared/format'
import { copy } from './copy'

export type HistoryEntry = {
  at: string
  dateTime: string
  title: string
  words: string | null
  tone: 'now' | 'good' | 'warn' | undefined
}

/** All that happened, the latest first, and what is still to come at the head of it. */
export function tellHistory(mine: MyApplication, zone: string, locale: Locale): HistoryEntry[] {
  const t = translate(copy, locale)
  const { application, decision, messages } = mine
  const entry = (moment: Date, title: string, words: string | null = null, tone?: HistoryEntry['tone']) => ({
    at: formatMoment(moment, zone, locale, { weekday: false }),
    dateTime: moment.toISOString(),
    title,
    words,
    tone,
  })
  const { startedAt, submittedAt, withdrawnAt, state, replyBy } = application
  const past = [
    entry(startedAt, t('begun')),
    ...(submittedAt ? [entry(submittedAt, t('sent'), null, 'good')] : []),
    ...messages.map(message => entry(message.writtenAt, t(titleOf(message)), message.words, toneOf(message))),
    ...(withdrawnAt ? [entry(withdrawnAt, t('withdrawn'))] : []),
    ...(decision
      ? [entry(decision.effectiveAt, t(decision.kind === 'waitlist' ? 'waitlisted' : 'decided'), null, 'now')]
      : []),
  ].sort((a, b) => (a.dateTime < b.dateTime ? 1 : -1))
  const day = replyBy && formatDay(dayInZone(replyBy, zone), locale, { year: false })
  const ahead =
    state === 'submitted' && replyBy && day
      ? [{ ...entry(replyBy, t('expected'), null, 'now'), at: day }]
      : []
  return [...ahead, ...past]
}

function titleOf({ kind }: ApplicationMessage) {
  const titles = {
    question: 'questioned',
    answer: 'answered',
    request: 'requested',
    reply: 'replied',
  } as const
  return titles[kind]
}

function toneOf({ kind, settledAt }: ApplicationMessage): HistoryEntry['tone'] {
  if (kind === 'answer') return 'good'
  return kind === 'request' && settledAt === null ? 'warn' : undefined
}
