import { Temporal } from 'temporal-polyfill'
import { isTimeZone, type LocalTimeProblem, readLocalTime, writeLocalTime } from '~/domain/events/local-time'
import type { ToldFacts } from '~/domain/events/told-facts'
import type { ToldWish } from '~/domain/programme/plan-change'

export const wishFields = [
  ...[
    'venue',
    'city',
    'address',
    'timeZone',
    'startsOn',
    'startsAt',
    'endsOn',
    'endsAt',
    'repliesOn',
    'repliesAt',
  ],
  ...['dressCodeFr', 'dressCodeEn', 'slots', 'becauseFr', 'becauseEn'],
] as const

/** Every field as it is typed, slots under their id: `on-…`, `from-…`, `to-…`. */
export type ChangeForm = Record<string, string>
export type FormProblem = { field: string; problem: LocalTimeProblem | 'unknown_zone' }

/** The form as it is first shown: what is told now. */
export function formOfTold(told: ToldFacts): ChangeForm {
  const { timeZone } = told
  const [starts, ends, replies] = [told.startsAt, told.endsAt, told.replyClosesAt].map(at =>
    wallOf(at, timeZone),
  )
  const slots = told.slots.flatMap(({ id, startsAt, endsAt }) => {
    const [from, to] = [wallOf(startsAt, timeZone), wallOf(endsAt, timeZone)]
    return [
      [`on-${id}`, from.date],
      [`from-${id}`, from.time],
      [`to-${id}`, to.time],
    ]
  })
  return {
    venue: told.venue,
    city: told.city,
    address: told.address,
    timeZone,
    startsOn: starts?.date ?? '',
    startsAt: starts?.time ?? '',
    endsOn: ends?.date ?? '',
    endsAt: ends?.time ?? '',
    repliesOn: replies?.date ?? '',
    repliesAt: replies?.time ?? '',
    dressCodeFr: told.dressCode.fr,
    dressCodeEn: told.dressCode.en,
    slots: 'follow',
    becauseFr: '',
    becauseEn: '',
    ...Object.fromEntries(slots),
  }
}

/** What was typed, and no other field; what the form did not send is as it is told. */
export function readTyped(form: FormData, told: ToldFacts): ChangeForm {
  const initial = formOfTold(told)
  return Object.fromEntries(
    Object.entries(initial).map(([name, value]) => {
      const typed = form.get(name)
      return [name, typeof typed === 'string' ? typed.trim().slice(0, 600) : value]
    }),
  )
}

/** What was typed as the domain asks it, on the wall clock of the place; or what cannot be read of it. */
export function wishOf(typed: ChangeForm, told: ToldFacts): { wish: ToldWish } | { amiss: FormProblem[] } {
  const get = (name: string) => typed[name] ?? ''
  const zone = get('timeZone')
  if (!isTimeZone(zone)) return { amiss: [{ field: 'timeZone', problem: 'unknown_zone' }] }
  const amiss: FormProblem[] = []
  const moment = (date: string, timeField: string): Date => {
    const read = readLocalTime(date, get(timeField), zone)
    if (read.ok) return read.instant
    amiss.push({ field: timeField, problem: read.problem })
    return new Date(0)
  }
  const slots = told.slots.map(slot => {
    const on = get(`on-${slot.id}`)
    const startsAt = moment(on, `from-${slot.id}`)
    return { id: slot.id, startsAt, endsAt: moment(lastDay(on, slot, told.timeZone), `to-${slot.id}`) }
  })
  const isEach = get('slots') === 'each'
  if (!isEach) amiss.length = 0
  const wish: ToldWish = {
    venue: get('venue').slice(0, 160),
    city: get('city').slice(0, 120),
    address: get('address').slice(0, 300),
    timeZone: zone,
    startsAt: moment(get('startsOn'), 'startsAt'),
    endsAt: moment(get('endsOn'), 'endsAt'),
    replyClosesAt: moment(get('repliesOn'), 'repliesAt'),
    dressCode: { fr: get('dressCodeFr').slice(0, 200), en: get('dressCodeEn').slice(0, 200) },
    slots: isEach ? slots : 'follow',
  }
  return amiss.length > 0 ? { amiss } : { wish }
}

/** A slot that goes past midnight, or over days, goes as far again. */
function lastDay(on: string, slot: ToldFacts['slots'][number], zone: string): string {
  const [from, to] = [wallOf(slot.startsAt, zone), wallOf(slot.endsAt, zone)]
  const days = Temporal.PlainDate.from(from.date).until(Temporal.PlainDate.from(to.date)).days
  try {
    return Temporal.PlainDate.from(on).add({ days }).toString()
  } catch {
    return on
  }
}

function wallOf(instant: string, zone: string): { date: string; time: string } {
  return writeLocalTime(new Date(instant), zone)
}
