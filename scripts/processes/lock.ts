import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { identify } from './identity'

export type Holder = { pid: number; identity: string }
export type Lock = { held: true; release: () => void } | { held: false; by: Holder }

/**
 * Takes the lock that `file` stands for, for the life of this process. A lock whose holder has died is taken over:
 * the file names its process, and a number given anew to another process is recognised by its start.
 */
export function takeLock(file: string): Lock {
  mkdirSync(dirname(file), { recursive: true })
  const own: Holder = { pid: process.pid, identity: identify(process.pid) ?? '' }
  const draft = `${file}.${process.pid}`
  writeFileSync(draft, JSON.stringify(own), { mode: 0o600 })
  try {
    for (;;) {
      // A hard link appears whole or not at all, so nobody reads a lock that is only half written.
      if (tryLink(draft, file)) return { held: true, release: () => rmSync(file, { force: true }) }
      const by = readHolder(file)
      if (by !== null && identify(by.pid) === by.identity) return { held: false, by }
      rmSync(file, { force: true })
    }
  } finally {
    rmSync(draft, { force: true })
  }
}

/** Waits for the lock for a minute at most: it is meant for short work done by one process at a time. */
export async function withLock<T>(file: string, work: () => Promise<T>): Promise<T> {
  const until = Date.now() + 60_000
  for (;;) {
    const lock = takeLock(file)
    if (lock.held) {
      try {
        return await work()
      } finally {
        lock.release()
      }
    }
    if (Date.now() > until)
      throw new Error(`${file} is held by process ${lock.by.pid} for more than a minute`)
    await new Promise(resolve => setTimeout(resolve, 50))
  }
}

export function readHolder(file: string): Holder | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return null
  }
}

function tryLink(draft: string, file: string): boolean {
  try {
    linkSync(draft, file)
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false
    throw error
  }
}
