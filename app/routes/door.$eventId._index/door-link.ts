import type { DoorList, StampTold, Waiting } from '~/domain/attendance/door-list'
import { paths } from '~/shared/paths'

const patienceMs = 8_000

/** What came of asking the house: an answer, no network, nobody signed in any more, or a door that is not theirs any more. */
export type Heard<T> = { kind: 'answer'; value: T } | { kind: 'unreachable' | 'signed_out' | 'not_there' }

export function askList(eventId: string): Promise<Heard<DoorList>> {
  return ask<DoorList>(paths.doorList(eventId))
}

/** Sends what waits; `houseNow` is the house's clock as this device makes it out. */
export async function sendStamps(
  eventId: string,
  waiting: readonly Waiting[],
  houseNow: number,
): Promise<Heard<StampTold[]>> {
  const stamps = waiting.map(({ at, ...each }) => ({
    ...each,
    agoMs: Math.max(0, Math.round(houseNow - at)),
  }))
  const heard = await ask<{ told: StampTold[] }>(paths.doorList(eventId), JSON.stringify({ stamps }))
  return heard.kind === 'answer' ? { kind: 'answer', value: heard.value.told } : heard
}

async function ask<T>(path: string, body?: string): Promise<Heard<T>> {
  try {
    const answer = await fetch(path, {
      method: body === undefined ? 'GET' : 'POST',
      body,
      headers: body === undefined ? {} : { 'Content-Type': 'application/json' },
      redirect: 'manual',
      signal: AbortSignal.timeout(patienceMs),
    })
    if (answer.type === 'opaqueredirect') return { kind: 'signed_out' }
    if (answer.status === 404) return { kind: 'not_there' }
    if (!answer.ok) return { kind: 'unreachable' }
    return { kind: 'answer', value: await answer.json() }
  } catch {
    return { kind: 'unreachable' }
  }
}
