import { writeLocalTime } from './local-time'
import { writeMajorUnits } from './money'
import { type EventFormValues, refundRows, type StaffEvent } from './types'

/** An event as its form shows it again; dates and times are those of the venue's wall clock. */
export function formOfEvent(event: StaffEvent): EventFormValues {
  const [starts, ends, replies] = [event.startsAt, event.endsAt, event.replyClosesAt].map(instant =>
    writeLocalTime(instant, event.timeZone),
  )
  const opens = event.bookingsOpenAt && writeLocalTime(event.bookingsOpenAt, event.timeZone)
  return {
    titleFr: event.title.fr,
    titleEn: event.title.en,
    storyFr: event.story.fr,
    storyEn: event.story.en,
    hostName: event.hostName,
    hostTitle: event.hostTitle,
    art: event.art,
    seats: String(event.capacity),
    venue: event.venue,
    city: event.city,
    timeZone: event.timeZone,
    startsOn: starts?.date ?? '',
    startsAt: starts?.time ?? '',
    endsOn: ends?.date ?? '',
    endsAt: ends?.time ?? '',
    guestsAllowed: String(event.guestsAllowed),
    visibility: event.visibility,
    minRank: event.minRank === null ? '' : String(event.minRank),
    opensOn: opens?.date ?? '',
    opensAt: opens?.time ?? '',
    repliesOn: replies?.date ?? '',
    repliesAt: replies?.time ?? '',
    deposit: event.deposit ? writeMajorUnits(event.deposit.amount, event.deposit.currency) : '',
    currency: event.deposit?.currency ?? 'EUR',
    refund: rowsOf(
      event.refundSteps.map(step => ({
        days: String(step.until_days_before),
        percent: String(step.percent),
      })),
    ),
  }
}

/** The form of an event that does not exist yet; nothing is guessed that a host would have to take back. */
export function emptyEventForm(timeZone: string): EventFormValues {
  const blank = {
    titleFr: '',
    titleEn: '',
    storyFr: '',
    storyEn: '',
    hostName: '',
    hostTitle: '',
    art: 'contours',
    seats: '',
  }
  const place = { venue: '', city: '', timeZone, guestsAllowed: '0' }
  const times = { startsOn: '', startsAt: '', endsOn: '', endsAt: '', repliesOn: '', repliesAt: '' }
  const gates = { visibility: 'invitation_only', minRank: '', opensOn: '', opensAt: '' }
  return { ...blank, ...place, ...times, ...gates, deposit: '', currency: 'EUR', refund: rowsOf([]) }
}

function rowsOf(steps: { days: string; percent: string }[]): { days: string; percent: string }[] {
  return Array.from({ length: refundRows }, (_, i) => steps[i] ?? { days: '', percent: '' })
}
