import { readLocalTime } from '~/domain/events/local-time'

/** What the form of an outage holds, as it is typed; the same in the page's address and in the press that applies it. */
export type OutageForm = {
  fromDate: string
  fromTime: string
  untilDate: string
  untilTime: string
  because: string
}

export function readForm(source: URLSearchParams | FormData): OutageForm | null {
  const text = (name: keyof OutageForm) => String(source.get(name) ?? '').trim()
  if (!source.has('fromDate')) return null
  const [fromDate, fromTime, because] = [text('fromDate'), text('fromTime'), text('because')]
  return { fromDate, fromTime, untilDate: text('untilDate'), untilTime: text('untilTime'), because }
}

/** The two instants on the clock of the venue; null when either cannot be read. */
export function readSpan(form: OutageForm, timeZone: string): { from: Date; until: Date | null } | null {
  const from = readLocalTime(form.fromDate, form.fromTime, timeZone)
  if (!from.ok) return null
  if (form.untilDate === '' && form.untilTime === '') return { from: from.instant, until: null }
  const until = readLocalTime(form.untilDate, form.untilTime, timeZone)
  return until.ok ? { from: from.instant, until: until.instant } : null
}
