/** The database that the door keeps on a device; its lists hold names, what waits to be sent holds none. */
export const doorDatabase = {
  name: 'connivence-door',
  version: 1,
  stores: ['lists', 'waiting', 'device'],
} as const
export type DoorStore = (typeof doorDatabase.stores)[number]

export function openDoorDatabase(): Promise<IDBDatabase> {
  const request = indexedDB.open(doorDatabase.name, doorDatabase.version)
  request.onupgradeneeded = () => {
    for (const store of doorDatabase.stores) request.result.createObjectStore(store)
  }
  return settleRequest<IDBDatabase>(request)
}

export function settleRequest<T>(request: IDBRequest): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
}

/** Erases every guest list that this device keeps; what waits to be sent names nobody, and stays. */
export async function eraseGuestLists(): Promise<void> {
  const known = (await indexedDB.databases?.()) ?? []
  if (!known.some(({ name }) => name === doorDatabase.name)) return
  const db = await openDoorDatabase()
  try {
    await settleRequest(db.transaction('lists', 'readwrite').objectStore('lists').clear())
  } finally {
    db.close()
  }
}
