import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

/** True while a process of this number exists, whoever owns it. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

/**
 * What tells one process from a later one that was given the same number: the boot and the moment of its start.
 * Null when there is no such process.
 */
export function identify(pid: number): string | null {
  if (process.platform !== 'linux') return ps(pid, 'lstart=')
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const afterName = fields.slice(fields.lastIndexOf(')') + 2).split(' ')
    if (afterName[0] === 'Z') return null
    return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()} ${afterName[19]}`
  } catch {
    return null
  }
}

/** The command line of a process, its arguments separated by blanks; empty when there is no such process. */
export function commandOf(pid: number): string {
  if (process.platform !== 'linux') return ps(pid, 'command=') ?? ''
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim()
  } catch {
    return ''
  }
}

/** Waits until the process is gone; false when it is still there after `milliseconds`. */
export async function waitUntilGone(pid: number, milliseconds: number): Promise<boolean> {
  const until = Date.now() + milliseconds
  while (identify(pid) !== null) {
    if (Date.now() > until) return false
    await new Promise(resolve => setTimeout(resolve, 20))
  }
  return true
}

/** Asks a process to end, and ends it by force when it has not done so after `milliseconds`. */
export async function endProcess(pid: number, milliseconds: number): Promise<void> {
  send(pid, 'SIGTERM')
  if (await waitUntilGone(pid, milliseconds)) return
  send(pid, 'SIGKILL')
  await waitUntilGone(pid, 5_000)
}

/** Sends a signal; a process that has gone meanwhile is no error. */
export function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error
  }
}

function ps(pid: number, field: string): string | null {
  const { status, stdout } = spawnSync('ps', ['-o', field, '-p', String(pid)], { encoding: 'utf8' })
  return status === 0 && stdout.trim() !== '' ? stdout.trim() : null
}
