import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { endProcess, identify } from '../processes/identity'

type Entry = { name: string; pid: number; identity: string }

/** The list, kept beside the data, of the processes that a start has running: what a killed one leaves is found by it. */
export type Roll = { add: (name: string, pid: number) => void }

/** Begins an empty list. Call it once the processes of the former list have ended. */
export function openRoll(dataDir: string): Roll {
  const entries: Entry[] = []
  write(dataDir, entries)
  return {
    add: (name, pid) => {
      entries.push({ name, pid, identity: identify(pid) ?? '' })
      write(dataDir, entries)
    },
  }
}

/**
 * Ends the processes that a killed start left, and tells which. A number that belongs to another process by now is
 * recognised by its start and left alone.
 */
export async function endLeftOver(dataDir: string): Promise<string[]> {
  const left = read(dataDir).filter(({ pid, identity }) => identity !== '' && identify(pid) === identity)
  await Promise.all(left.map(({ pid }) => endProcess(pid, 10_000)))
  return left.map(({ name }) => name)
}

function read(dataDir: string): Entry[] {
  try {
    return JSON.parse(readFileSync(join(dataDir, 'processes.json'), 'utf8'))
  } catch {
    return []
  }
}

function write(dataDir: string, entries: Entry[]): void {
  writeFileSync(join(dataDir, 'processes.json'), JSON.stringify(entries), { mode: 0o600 })
}
