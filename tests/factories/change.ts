import { randomUUID } from 'node:crypto'
import { readToldFacts } from '~/domain/events/change-queries.server'
import type { Actor } from '~/domain/kernel/actor'
import { changeTold } from '~/domain/programme/change-told.server'
import type { ToldWish } from '~/domain/programme/plan-change'
import { prepareChange } from '~/domain/programme/prepare-change.server'
import type { Database } from '~db/client'

export const because = { fr: 'La glace demande un jour de plus.', en: 'The ice needs another day.' }
export const hours = (count: number) => count * 3_600_000

/** An event as it is told now, with these wishes. */
export async function aWish(
  db: Database,
  eventId: string,
  wishes: Partial<ToldWish> = {},
): Promise<ToldWish> {
  const { startsAt, endsAt, replyClosesAt, slots: _, ...told } = await readToldFacts(db, eventId)
  return {
    ...told,
    startsAt: new Date(startsAt),
    endsAt: new Date(endsAt),
    replyClosesAt: new Date(replyClosesAt),
    slots: 'follow',
    ...wishes,
  }
}

/** The same event, so many milliseconds later. */
export async function later(db: Database, eventId: string, ms: number): Promise<Partial<ToldWish>> {
  const { startsAt, endsAt } = await readToldFacts(db, eventId)
  const move = (at: string) => new Date(new Date(at).getTime() + ms)
  return { startsAt: move(startsAt), endsAt: move(endsAt) }
}

/** What is shown, and then pressed. */
export async function look(db: Database, actor: Actor, eventId: string, wishes: Partial<ToldWish>) {
  const wish = await aWish(db, eventId, wishes)
  const seen = await prepareChange(db, actor, { eventId, wish })
  if (!seen.ok) throw new Error(`refused: ${seen.reason}`)
  return { eventId, key: randomUUID(), wish, because, mark: seen.value.mark }
}

/** Changes it as it was shown, and fails the test when that is refused. Returns the id of the change. */
export async function change(
  db: Database,
  actor: Actor,
  eventId: string,
  wishes: Partial<ToldWish>,
): Promise<string> {
  const pressed = await look(db, actor, eventId, wishes)
  const answer = await changeTold({ db }, actor, pressed)
  if (!answer.ok) throw new Error(`refused: ${answer.reason}`)
  return pressed.key
}
