import { type ActionFunctionArgs, data } from '@remix-run/node'
import { readLocalTime } from '~/domain/events/local-time'
import type { StaffEvent } from '~/domain/events/types'
import { acceptGuest } from '~/domain/guests/accept-guest.server'
import { declineGuest } from '~/domain/guests/decline-guest.server'
import { nameLate } from '~/domain/guests/name-late.server'
import { namingFields } from '~/domain/guests/schema'
import { setNaming } from '~/domain/guests/set-naming.server'
import type { SignedIn } from '~/domain/kernel/actor'
import { type Locale, translate } from '~/shared/copy'
import { paths } from '~/shared/paths'
import { getCtx } from '~/web/ctx.server'
import { redirectWith } from '~/web/flash.server'
import { malformed, notFound } from '~/web/form.server'
import { openStaffEvent } from '~/web/staff-event.server'
import { copy } from './copy'
import { tellVerdictRefusal } from './tell'

type Press = { actor: SignedIn; event: StaffEvent; form: FormData; locale: Locale }

/** What this page changes: the word on a guest, names for seats that have none, and how guests come. */
export async function postGuests({ request, params }: ActionFunctionArgs) {
  const { actor, locale, event } = await openStaffEvent({ request, params })
  const press = { actor, event, form: await request.formData(), locale }
  switch (press.form.get('intent')) {
    case 'accept':
      return accept(press)
    case 'decline':
      return decline(press)
    case 'name':
      return name(press)
    case 'naming':
      return writeNaming(press)
    default:
      return malformed()
  }
}

async function accept({ actor, event, form, locale }: Press) {
  const t = translate(copy, locale)
  const asked = { eventId: event.id, guestId: String(form.get('guestId') ?? '') }
  const accepted = await acceptGuest(getCtx(), actor, asked)
  if (!accepted.ok) {
    if (accepted.reason === 'not_found') return notFound()
    return back(event, 'warn', tellVerdictRefusal(accepted, t))
  }
  const { name, waiting } = accepted.value
  const told = t('accepted', { name })
  return back(event, 'good', waiting === 0 ? `${told} ${t('acceptedLast')}` : told)
}

async function decline({ actor, event, form, locale }: Press) {
  const t = translate(copy, locale)
  const shown = Number(form.get('shown'))
  if (!Number.isSafeInteger(shown) || shown < 0) return malformed()
  const because = String(form.get('because') ?? '')
  const asked = { eventId: event.id, guestId: String(form.get('guestId') ?? ''), because, shown }
  const declined = await declineGuest(getCtx(), actor, asked)
  if (declined.ok) return back(event, 'good', t('declined'))
  switch (declined.reason) {
    case 'not_found':
      return notFound()
    case 'no_reason':
      return again('decline', form, { because: [t('no_reason')] }, 422)
    // What goes back is read anew by the page that follows.
    case 'other_amount':
      return again('decline', form, { '': [t('other_amount')] }, 409)
    default:
      return back(event, 'warn', tellVerdictRefusal(declined, t))
  }
}

async function name({ actor, event, form, locale }: Press) {
  const t = translate(copy, locale)
  const named = await nameLate(getCtx(), actor, {
    eventId: event.id,
    reservationId: String(form.get('reservationId') ?? ''),
    names: form.getAll('name').map(String),
    because: String(form.get('because') ?? ''),
  })
  if (named.ok) return back(event, 'good', t('namesKept', { count: named.value.named }))
  switch (named.reason) {
    case 'not_found':
      return notFound()
    case 'too_many':
      return back(event, 'warn', t('too_many', { count: named.unnamed }))
    default:
      return back(event, 'warn', t(named.reason))
  }
}

async function writeNaming({ actor, event, form, locale }: Press) {
  const t = translate(copy, locale)
  const read = namingFields.safeParse(Object.fromEntries(form))
  if (!read.success) return malformed()
  const { when, on, at, rule } = read.data
  const local = when === 'later' ? readLocalTime(on, at, event.timeZone) : null
  if (local && !local.ok) return again('naming', form, { on: [t(local.problem)] }, 422)
  const set = await setNaming(getCtx(), actor, { eventId: event.id, namedBy: local?.instant ?? null, rule })
  if (!set.ok) {
    switch (set.reason) {
      case 'not_found':
        return notFound()
      case 'cancelled':
        return back(event, 'warn', t('cancelled'))
      case 'past':
      case 'after_start':
        return again('naming', form, { on: [t(set.reason)] }, 422)
    }
  }
  const { released } = set.value
  return back(event, 'good', released > 0 ? t('released', { count: released }) : t('saved'))
}

function back(event: StaffEvent, tone: 'good' | 'warn', text: string) {
  return redirectWith(paths.staffEventParties(event.id), { tone, text })
}

/** The page again with what is amiss in one of its forms; what was typed is still there. */
function again(part: 'decline' | 'naming', form: FormData, errors: Record<string, string[]>, status: number) {
  const typed = Object.fromEntries([...new Set(form.keys())].map(key => [key, String(form.get(key))]))
  return data({ part, errors, typed }, { status })
}
