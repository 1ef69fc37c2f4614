import type { Drive } from './plan-types'

/**
 * The drives in groups that can be planned by themselves: two are linked when they may want the same unit (one model)
 * or the same instructor (both need one) at the same time, directly or through others.
 */
export function linkedDrives(drives: readonly Drive[]): Drive[][] {
  const leaders = new Map(drives.map(drive => [drive.id, drive.id]))
  const leaderOf = (id: string): string => {
    const above = leaders.get(id) ?? id
    if (above === id) return id
    const top = leaderOf(above)
    leaders.set(id, top)
    return top
  }
  const link = (row: readonly Drive[]) => {
    let last: { id: string; to: number } | null = null
    for (const drive of [...row].sort((a, b) => a.from - b.from)) {
      if (last && drive.from < last.to) leaders.set(leaderOf(drive.id), leaderOf(last.id))
      if (!last || drive.to > last.to) last = { id: drive.id, to: drive.to }
    }
  }
  for (const modelId of new Set(drives.map(drive => drive.modelId)))
    link(drives.filter(drive => drive.modelId === modelId))
  link(drives.filter(drive => drive.needsInstructor))

  const groups = new Map<string, Drive[]>()
  for (const drive of drives) {
    const leader = leaderOf(drive.id)
    groups.set(leader, [...(groups.get(leader) ?? []), drive])
  }
  return [...groups.values()]
}
