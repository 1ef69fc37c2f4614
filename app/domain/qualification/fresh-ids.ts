/** Gives ids that none of these parts has, and none twice; `newId` is asked again while it gives one that is taken. */
export function freshIn(parts: readonly { id: string }[], newId: () => string): () => string {
  const taken = new Set(parts.map(({ id }) => id))
  return () => {
    let id = newId()
    while (taken.has(id)) id = newId()
    taken.add(id)
    return id
  }
}

/** A line sent under an id that the draft does not know, or a second time, is a new one. */
export function withOwnIds<Part extends { id: string }>(
  sent: readonly Part[],
  known: readonly { id: string }[],
  fresh: () => string,
): Part[] {
  const free = new Set(known.map(({ id }) => id))
  return sent.map(part => (free.delete(part.id) ? part : { ...part, id: fresh() }))
}
