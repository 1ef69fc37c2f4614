import { tellRefusal } from '~/domain/eligibility/words'
import type { ProgrammeEntry } from '~/domain/reservations/programme.server'
import { type Locale, translate } from '~/shared/copy'
import { paths } from '~/shared/paths'
import { tellEvent } from '~/web/tell-event'
import { copy } from './copy'

type Reading = { now: Date; ownZone: string | null; locale: Locale }

export type ToldState = {
  state: string
  /** What comes next, under a refusal. */
  next: string
  tone: 'good' | 'soft' | 'warn' | undefined
  /** The opening that is to come within seven days, for a clock that runs. */
  opening: { until: string; now: string } | null
}

const soonMs = 7 * 24 * 3_600_000

/** One line of the programme: where it leads, and how it stands for the reader, in the words of the gates. */
export function tellEntry(entry: ProgrammeEntry, reading: Reading) {
  const { event, invitation, live } = entry
  const { title, days, slug, art } = tellEvent(event, reading.ownZone, reading.locale)
  return {
    href: live
      ? paths.reservation(live.id)
      : invitation
        ? paths.invitation(invitation.id)
        : paths.event(event.slug),
    title,
    days,
    slug,
    art,
    brandName: event.brand.name,
    accent: event.brand.accent,
    ...tellState(entry, reading),
  }
}

function tellState(
  { event, invitation, live, refusal, seatsFree }: ProgrammeEntry,
  { now, ownZone, locale }: Reading,
): ToldState {
  const t = translate(copy, locale)
  const plain = { next: '', tone: undefined, opening: null }
  if (live?.state === 'confirmed')
    return { ...plain, state: t('confirmed', { count: live.seats }), tone: 'good' }
  if (live?.state === 'offered') return { ...plain, state: t('offered'), tone: 'warn' }
  if (live) return { ...plain, state: t('held'), tone: 'warn' }
  if (refusal) {
    const { because, next } = tellRefusal(refusal, locale, {
      zone: event.timeZone,
      ownZone,
      host: event.hostName || undefined,
    })
    const opensAt = refusal.reason === 'not_open_yet' ? refusal.opensAt : null
    const isSoon = opensAt !== null && opensAt.getTime() - now.getTime() < soonMs
    return {
      state: because,
      next,
      tone: opensAt ? undefined : 'soft',
      opening: isSoon ? { until: opensAt.toISOString(), now: now.toISOString() } : null,
    }
  }
  if (invitation)
    return { ...plain, state: t(invitation.state === 'declined' ? 'declined' : 'letter'), tone: 'soft' }
  return { ...plain, state: t('seats', { count: seatsFree }) }
}
