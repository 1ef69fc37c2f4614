import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { checkout } from '../checkout/folder.mjs'
import { Refusal } from '../checkout/refusal.mjs'
import { findServer } from '../postgres/server'
import { identify } from '../processes/identity'
import { readHolder } from '../processes/lock'
import { bundleOf } from './children'
import { databaseName, migrate, openEmbedded } from './database'
import { dataDirOf, makePlan } from './plan'
import { requireReachable } from './reachable'
import { prepareDataDir } from './secrets'
import { createUndo, type Undo } from './undo'

type Source = Record<string, string | undefined>

/**
 * Runs one function of a built program against the club's database, on this terminal. A club that is open is used as
 * it is; else the embedded Postgres is started for it, migrated, and stopped again. A database of one's own is left as
 * it is: npm run migrate is its owner's word.
 */
export async function runOnDatabase(
  name: string,
  call: string,
  words: string[],
  source: Source,
): Promise<void> {
  const undo = createUndo()
  try {
    const dataDir = dataDirOf(source)
    prepareDataDir(dataDir)
    // The port of a web server that may well be running is no port that this command needs.
    const plan = await makePlan('start', { ...source, PORT: undefined })
    const databaseUrl = plan.outsideDatabaseUrl ?? (await findOrOpen(dataDir, plan.ports.postgres, undo))
    await requireReachable(databaseUrl)
    const args = [join(checkout, 'scripts', 'up', 'call.mjs'), bundleOf(name), call, ...words]
    const env: Source = {
      ...plan.env,
      APP_ORIGIN: originOf(dataDir) ?? plan.origin,
      DATABASE_URL: databaseUrl,
    }
    const child = spawn(process.execPath, args, {
      cwd: checkout,
      env: env as NodeJS.ProcessEnv,
      stdio: 'inherit',
    })
    const code = await new Promise((resolve, reject) => child.once('error', reject).once('exit', resolve))
    if (code !== 0) throw new Refusal(`${name} ended with ${code}, for the reason above.`)
  } finally {
    await undo.run()
  }
}

async function findOrOpen(dataDir: string, port: number, undo: Undo): Promise<string> {
  const running = await findServer(join(dataDir, 'postgres'))
  if (running) return running.urlOf(databaseName)
  const databaseUrl = await openEmbedded(dataDir, port, undo)
  await migrate(databaseUrl)
  return databaseUrl
}

/** The origin of the club when it is open: links must lead there, and its port is no longer free to be chosen. */
function originOf(dataDir: string): string | null {
  const holder = readHolder(join(dataDir, 'club.lock'))
  if (holder === null || identify(holder.pid) !== holder.identity) return null
  const file = join(dataDir, 'club.json')
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).origin : null
}
