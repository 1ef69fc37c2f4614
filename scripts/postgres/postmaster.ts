import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { commandOf, isAlive, send, waitUntilGone } from '../processes/identity'

/** A running postmaster as its own postmaster.pid describes it. */
export type Postmaster = { pid: number; port: number; ready: boolean }

/**
 * The postmaster that runs on `cluster`, or null. A file left by a postmaster that has died, whose number now belongs
 * to another program, is removed: Postgres would take that program for its own and refuse to start.
 */
export function findPostmaster(cluster: string): Postmaster | null {
  const file = join(cluster, 'postmaster.pid')
  const lines = readLines(file)
  const pid = Number.parseInt(lines[0] ?? '', 10)
  if (!(pid > 0) || !isAlive(pid)) return null
  const command = commandOf(pid)
  if (!command.includes('postgres') || !command.includes(cluster)) {
    rmSync(file, { force: true })
    return null
  }
  return { pid, port: Number.parseInt(lines[3] ?? '', 10), ready: (lines[7] ?? '').startsWith('ready') }
}

/** Fast shutdown (open sessions are ended, everything committed is kept), and an immediate one if that takes too long. */
export async function stopPostmaster(pid: number): Promise<void> {
  send(pid, 'SIGINT')
  if (await waitUntilGone(pid, 20_000)) return
  send(pid, 'SIGQUIT')
  await waitUntilGone(pid, 5_000)
}

function readLines(file: string): string[] {
  try {
    return readFileSync(file, 'utf8').split('\n')
  } catch {
    return []
  }
}
