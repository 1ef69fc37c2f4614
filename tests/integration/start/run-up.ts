import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { checkout } from '../../../scripts/checkout/folder.mjs'

export type Run = {
  child: ChildProcess
  said: () => string
  /** Waits for the words, and throws with all that was said when the command ends without them. */
  untilSaid: (words: string) => Promise<void>
  ended: Promise<number | null>
}

/** Runs `node scripts/up.mjs` as a person would, with nothing in its environment but what is given. */
export function runUp(command: string, env: Record<string, string>): Run {
  const child = spawn(process.execPath, [join(checkout, 'scripts', 'up.mjs'), command], {
    cwd: tmpdir(),
    env: { NODE_ENV: 'test', PATH: process.env.PATH, HOME: process.env.HOME, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', chunk => {
      said += chunk
    })
  }
  const ended = new Promise<number | null>(resolve => child.once('close', resolve))
  const untilSaid = async (words: string) => {
    const until = Date.now() + 280_000
    while (!said.includes(words)) {
      const over = child.exitCode !== null || child.signalCode !== null || Date.now() > until
      if (over) throw new Error(`It never said "${words}", but:\n${said}`)
      await new Promise(resolve => setTimeout(resolve, 50))
    }
  }
  return { child, said: () => said, untilSaid, ended }
}

/** A data folder with a blank in its name, as people's folders have. */
export function ownDataDir(): { path: string; remove: () => void } {
  const path = mkdtempSync(join(tmpdir(), 'connivence start '))
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) }
}
