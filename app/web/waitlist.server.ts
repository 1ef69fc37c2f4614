import { data } from '@remix-run/node'
import { readClub } from '~/domain/brands/read-club.server'
import type { Telling } from '~/domain/eligibility/words'
import { never } from '~/domain/kernel/result'
import { joinWaitlist } from '~/domain/waitlist/join-waitlist.server'
import { leaveWaitlist } from '~/domain/waitlist/leave-waitlist.server'
import { readWaiting } from '~/domain/waitlist/queries.server'
import { waitingParty } from '~/domain/waitlist/schema'
import { translate } from '~/shared/copy'
import { getCtx } from './ctx.server'
import { readFlash, redirectWith } from './flash.server'
import { malformed, notFound } from './form.server'
import { tellWithWay } from './tell-refusal'
import { tellWaiting } from './tell-waiting'
import type { WaitlistPlace } from './waitlist-place'
import { copy } from './waitlist-words'

/** The page of a line, the same for a member and for the reader of a letter. */
export async function showWaitlist(request: Request, place: WaitlistPlace) {
  const { db } = getCtx()
  const view = (await readWaiting(db, place.actor, place.ask)) ?? notFound()
  const { flash, headers } = readFlash(request)
  return data(
    {
      frame: { locale: place.locale, accent: place.event.brand.accent },
      flash,
      clubName: (await readClub(db)).name,
      ...tellWaiting(view, place),
    },
    { headers },
  )
}

/** Joins, changes or leaves, as the page's forms ask. */
export async function pressWaitlist(request: Request, place: WaitlistPlace) {
  const form = await request.formData()
  switch (form.get('intent')) {
    case 'wait':
      return wait(form, place)
    case 'leave':
      return leave(place)
    default:
      return malformed()
  }
}

async function wait(form: FormData, place: WaitlistPlace) {
  const t = translate(copy, place.locale)
  const names = String(form.get('names') ?? '').split(/[,;\n]/)
  const party = waitingParty.safeParse({
    seats: form.get('seats'),
    guests: names.map(fullName => ({ fullName })),
    wants: form.get('wants') ?? 'any',
    slotIds: form.getAll('slot').map(String),
  })
  if (!party.success) return refuseWith({ because: t('tooMany'), next: '', href: null }, 422)
  const joined = await joinWaitlist(getCtx(), place.actor, place.ask, party.data)
  if (joined.ok) {
    const { kept } = joined.value
    const text = t(kept === null ? 'joined' : kept ? 'kept' : 'moved')
    return redirectWith(place.here, { tone: 'good', text })
  }
  switch (joined.reason) {
    case 'not_found':
    case 'not_announced':
    case 'invitation_only':
      return notFound()
    case 'seats_free':
      return refuseWith({ because: t('seatsFree'), next: t('reserve'), href: place.eventHref })
    default:
      return refuseWith(tellWithWay(joined, place.locale, tellingOf(place)))
  }
}

async function leave(place: WaitlistPlace) {
  const t = translate(copy, place.locale)
  const left = await leaveWaitlist(getCtx(), place.actor, place.ask)
  if (left.ok) return redirectWith(place.here, { tone: 'good', text: t('left') })
  switch (left.reason) {
    case 'not_found':
      return notFound()
    case 'offered':
      return redirectWith(place.here, { tone: 'info', text: t('seeOffer') })
    default:
      return never(left.reason)
  }
}

type Told = { because: string; next: string; href: string | null }

function refuseWith(told: Told, status = 409) {
  return data({ told }, { status })
}

function tellingOf({ event, ownZone }: WaitlistPlace): Telling {
  return { zone: event.timeZone, ownZone, host: event.hostName || undefined }
}
