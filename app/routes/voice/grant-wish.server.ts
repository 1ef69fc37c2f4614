import { Temporal } from 'temporal-polyfill'
import type { Actor } from '~/domain/kernel/actor'
import type { Ctx } from '~/domain/kernel/context'
import { cadenceOf } from '~/domain/permission/cadence'
import { grantPermission } from '~/domain/permission/grant-permission.server'
import { readMyWord } from '~/domain/permission/queries.server'
import { setContactPolicy } from '~/domain/permission/set-contact-policy.server'
import { withdrawPermission } from '~/domain/permission/withdraw-permission.server'
import { correctFact } from '~/domain/profile/correct-fact.server'
import { readMyFacts } from '~/domain/profile/queries.server'
import { removeFact } from '~/domain/profile/remove-fact.server'
import type { Locale } from '~/shared/copy'
import type { Wish } from './read-wish'

type Done =
  | 'withdrawn'
  | 'granted'
  | 'cadenceSet'
  | 'quietSet'
  | 'pauseSet'
  | 'resumed'
  | 'corrected'
  | 'removed'
type Amiss =
  | 'gone'
  | 'pause_in_the_past'
  | 'pause_too_long'
  | 'unreadable'
  | 'unreadable_day'
  | 'unreadable_vin'
  | 'unreadable_phone'
export type Answer = { ok: true; told: Done } | { ok: false; told: Amiss }

/** Does what one form of the page asks, by the one use-case it is for; `told` names the words of the answer. */
export async function grantWish(ctx: Ctx, actor: Actor, wish: Wish, locale: Locale): Promise<Answer> {
  const answer = (told: Done, result: { ok: boolean }): Answer =>
    result.ok ? { ok: true, told } : { ok: false, told: 'gone' }
  switch (wish.intent) {
    case 'withdraw':
      return answer('withdrawn', await withdrawPermission(ctx, actor, wish))
    case 'grant':
      return answer('granted', await grantPermission(ctx, actor, { ...wish, channel: 'email', locale }))
    case 'cadence':
      return answer('cadenceSet', await setContactPolicy(ctx, actor, cadenceOf(wish.cadence)))
    case 'quiet':
      return answer(
        'quietSet',
        await setContactPolicy(ctx, actor, { quietFrom: wish.quietFrom, quietTo: wish.quietTo }),
      )
    case 'pause':
      return pause(ctx, actor, wish.until)
    case 'resume':
      return answer('resumed', await setContactPolicy(ctx, actor, { pausedUntil: null }))
    case 'correct':
      return correct(ctx, actor, wish)
    case 'remove':
      return answer('removed', await removeFact(ctx, actor, wish))
  }
}

/** The pause ends when that day begins on the person's own clock. */
async function pause(ctx: Ctx, actor: Actor, until: string): Promise<Answer> {
  const word = await readMyWord(ctx.db, actor)
  if (!word) return { ok: false, told: 'gone' }
  const start = Temporal.PlainDate.from(until).toZonedDateTime(word.person.zone)
  const set = await setContactPolicy(ctx, actor, { pausedUntil: new Date(start.epochMilliseconds) })
  if (set.ok) return { ok: true, told: 'pauseSet' }
  return { ok: false, told: set.reason === 'not_found' ? 'gone' : set.reason }
}

async function correct(ctx: Ctx, actor: Actor, wish: { factId: string; value: string }): Promise<Answer> {
  const corrected = await correctFact(ctx, actor, wish)
  if (corrected.ok) return { ok: true, told: 'corrected' }
  if (corrected.reason === 'not_found') return { ok: false, told: 'gone' }
  const fact = (await readMyFacts(ctx.db, actor)).find(one => one.id === wish.factId)
  switch (fact?.kind) {
    case 'birth_date':
    case 'purchased_on':
    case 'licence_since':
      return { ok: false, told: 'unreadable_day' }
    case 'vin':
      return { ok: false, told: 'unreadable_vin' }
    case 'phone':
      return { ok: false, told: 'unreadable_phone' }
    default:
      return { ok: false, told: 'unreadable' }
  }
}
