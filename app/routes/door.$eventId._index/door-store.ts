import type { DoorList, Waiting } from '~/domain/attendance/door-list'
import { type DoorStore, openDoorDatabase, settleRequest } from '~/shared/door-database'

/**
 * What a device keeps of the doors that were opened on it: the list of each, how far its clock is from the house's, what
 * the house has not heard yet (ids and hours alone), and two letters by which the device is told from another.
 */
export type KeptList = { list: DoorList; skewMs: number }
type KeptWaiting = { eventId: string; waiting: Waiting; order: number }

export async function readList(eventId: string): Promise<KeptList | null> {
  return (await run<KeptList | undefined>('lists', 'readonly', store => store.get(eventId))) ?? null
}

export async function keepList(kept: KeptList): Promise<void> {
  await run('lists', 'readwrite', store => store.put(kept, kept.list.eventId))
}

export async function eraseList(eventId: string): Promise<void> {
  await run('lists', 'readwrite', store => store.delete(eventId))
}

/** Erases the lists of events that are past. */
export async function erasePast(now: number): Promise<void> {
  const kept = await run<KeptList[]>('lists', 'readonly', store => store.getAll())
  for (const { list } of kept) if (list.eraseAt <= now) await eraseList(list.eventId)
}

/** What waits for the house to hear of it, in the order in which it was done. */
export async function readWaiting(eventId: string): Promise<Waiting[]> {
  const all = await run<KeptWaiting[]>('waiting', 'readonly', store => store.getAll())
  return all
    .filter(each => each.eventId === eventId)
    .sort((one, other) => one.order - other.order)
    .map(each => each.waiting)
}

export async function keepWaiting(eventId: string, waiting: Waiting): Promise<void> {
  const kept: KeptWaiting = { eventId, waiting, order: Date.now() }
  await run('waiting', 'readwrite', store => store.put(kept, keyOf(waiting)))
}

export async function dropWaiting(sent: readonly Waiting[]): Promise<void> {
  for (const each of sent) await run('waiting', 'readwrite', store => store.delete(keyOf(each)))
}

/** Two letters or figures, drawn once on each device. */
export async function readMark(): Promise<string> {
  const known = await run<string | undefined>('device', 'readonly', store => store.get('mark'))
  if (known) return known
  const letters = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'
  const mark = Array.from(crypto.getRandomValues(new Uint8Array(2)), byte => letters[byte % 32]).join('')
  await run('device', 'readwrite', store => store.put(mark, 'mark'))
  return mark
}

/** A check-in and its undoing are two things to send. */
function keyOf({ kind, stampId }: Waiting): string {
  return `${kind}:${stampId}`
}

async function run<T>(
  store: DoorStore,
  mode: IDBTransactionMode,
  ask: (store: IDBObjectStore) => IDBRequest,
): Promise<T> {
  const db = await openDoorDatabase()
  try {
    return await settleRequest<T>(ask(db.transaction(store, mode).objectStore(store)))
  } finally {
    db.close()
  }
}
