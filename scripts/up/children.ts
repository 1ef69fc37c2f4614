import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, mkdirSync, openSync, readFileSync, renameSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { checkout } from '../checkout/folder.mjs'
import { Refusal } from '../checkout/refusal.mjs'
import { endProcess } from '../processes/identity'
import type { Roll } from './left-over'

export type ChildOptions = {
  name: string
  /** What Node runs: the bundle, or a tool and its arguments. */
  args: string[]
  env: Record<string, string | undefined>
  dataDir: string
  roll: Roll
  /** In development the output also belongs on the terminal; else it goes to a file under logs/. */
  onTerminal: boolean
}

export type Child = {
  name: string
  pid: number
  /** Settles when the process ends, whoever ended it. */
  ended: Promise<void>
  hasEnded: () => boolean
  /** Settles at the first message of the process, which says that it is ready. */
  ready: Promise<void>
  lastWords: () => string
  end: () => Promise<void>
}

const logLimit = 10 * 1024 * 1024

export function bundleOf(name: string): string {
  return join(checkout, 'build', 'processes', `${name}.mjs`)
}

/** Starts one Node process in a session of its own, so that the terminal's Ctrl-C reaches the supervisor alone. */
export function startChild({ name, args, env, dataDir, roll, onTerminal }: ChildOptions): Child {
  const logFile = join(dataDir, 'logs', `${name}.log`)
  const log = onTerminal ? null : openLog(logFile)
  const process_ = spawn(
    process.execPath,
    ['-r', join(checkout, 'scripts', 'up', 'end-with-parent.cjs'), ...args],
    {
      cwd: checkout,
      env: env as NodeJS.ProcessEnv,
      detached: true,
      stdio: ['ignore', log ?? 'inherit', log ?? 'inherit', 'ipc'],
    },
  )
  if (log !== null) closeSync(log)
  const pid = process_.pid ?? 0
  if (pid > 0) roll.add(name, pid)
  let over = false
  const ended = settleAtEnd(process_).then(() => {
    over = true
  })
  return {
    name,
    pid,
    ended,
    hasEnded: () => over,
    ready: new Promise(resolve => process_.once('message', () => resolve())),
    lastWords: () =>
      onTerminal ? 'its last words stand above' : `${tail(logFile)}\n(the whole log is ${logFile})`,
    end: async () => {
      if (!over && pid > 0) await endProcess(pid, 15_000)
    },
  }
}

/** Waits until the process says that it is ready; refuses with its last words when it ends first. */
export async function waitUntilReady(child: Child): Promise<void> {
  await Promise.race([child.ready, child.ended])
  if (child.hasEnded())
    throw new Refusal(`The ${child.name} process ended while it was starting:\n${child.lastWords()}`)
}

/** Waits until `url` answers with success; refuses like waitUntilReady. */
export async function waitUntilAnswers(child: Child, url: string): Promise<void> {
  const until = Date.now() + 300_000
  let last = ''
  while (Date.now() < until) {
    if (child.hasEnded())
      throw new Refusal(`The ${child.name} process ended while it was starting:\n${child.lastWords()}`)
    try {
      const response = await fetch(url)
      last = await response.text()
      if (response.ok) return
    } catch (error) {
      last = error instanceof Error ? error.message : String(error)
    }
    await new Promise(resolve => setTimeout(resolve, 30))
  }
  throw new Refusal(`The ${child.name} process was not ready after five minutes: ${last}`)
}

/** Runs one process to its end and returns what it printed; refuses with its last words when it fails. */
export async function runChild(
  options: Omit<ChildOptions, 'roll' | 'onTerminal'> & { signal?: AbortSignal },
): Promise<string> {
  const { name, args, env, dataDir, signal } = options
  const log = openLog(join(dataDir, 'logs', `${name}.log`))
  const process_ = spawn(
    process.execPath,
    ['-r', join(checkout, 'scripts', 'up', 'end-with-parent.cjs'), ...args],
    {
      cwd: checkout,
      env: env as NodeJS.ProcessEnv,
      detached: true,
      signal,
      stdio: ['ignore', 'pipe', log, 'ipc'],
    },
  )
  closeSync(log)
  let printed = ''
  process_.stdout?.on('data', chunk => {
    printed += chunk
  })
  await settleAtEnd(process_)
  if (process_.exitCode === 0) return printed
  throw new Refusal(
    `The ${name} process failed:\n${printed.trim()}\n${tail(join(dataDir, 'logs', `${name}.log`))}`,
  )
}

function settleAtEnd(child: ChildProcess): Promise<void> {
  return new Promise(resolve => {
    child.once('error', () => resolve())
    child.once('close', () => resolve())
  })
}

/** Appends; a log that has grown large begins anew and keeps one predecessor. */
function openLog(file: string): number {
  mkdirSync(dirname(file), { recursive: true })
  if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > logLimit) renameSync(file, `${file}.1`)
  return openSync(file, 'a', 0o600)
}

function tail(file: string): string {
  return readFileSync(file, 'utf8').trim().split('\n').slice(-8).join('\n')
}
