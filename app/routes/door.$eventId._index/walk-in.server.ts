import { randomUUID } from 'node:crypto'
import { data } from '@remix-run/node'
import type { Reader } from '~/domain/accounts/types'
import { type WalkInRefusal, walkIn } from '~/domain/attendance/walk-in.server'
import type { SignedIn } from '~/domain/kernel/actor'
import { type Locale, translate } from '~/shared/copy'
import { paths } from '~/shared/paths'
import { getCtx } from '~/web/ctx.server'
import { redirectWith } from '~/web/flash.server'
import { notFound } from '~/web/form.server'
import type { WalkInPress } from './schema'
import { copy } from './walk-in-copy'

type Keeper = { actor: SignedIn; person: Reader; locale: Locale }

/** Seats and receives someone who was not expected, or gives the form back with what is amiss. */
export async function receiveWalkIn(keeper: Keeper, eventId: string, typed: WalkInPress) {
  const { actor, person, locale } = keeper
  const t = translate(copy, locale)
  const { slotId, ...rest } = typed
  const answer = await walkIn(getCtx(), actor, {
    ...rest,
    eventId,
    locale,
    slotIds: slotId === '' ? [] : [slotId],
    device: person.givenName,
    stampIds: Array.from({ length: typed.seats }, () => randomUUID()),
  })
  const name = `${typed.givenName} ${typed.familyName}`
  if (answer.ok)
    return redirectWith(`${paths.door(eventId)}?q=${encodeURIComponent(typed.familyName)}`, {
      tone: 'good',
      text: t('done', { name }),
    })
  return data({ walkIn: { amiss: tellRefusal(answer, locale), typed } }, { status: 422 })
}

function tellRefusal(refusal: WalkInRefusal, locale: Locale): string {
  const t = translate(copy, locale)
  switch (refusal.reason) {
    case 'not_found':
      return notFound()
    case 'full':
      return t('full', { count: refusal.free })
    case 'bad_address':
    case 'already_expected':
    case 'too_early':
    case 'too_late':
    case 'event_full':
      return t(refusal.reason)
  }
}
