import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { Refusal } from '../checkout/refusal.mjs'
import { elsewhereOf } from '../postgres/home'
import { findServer } from '../postgres/server'
import { endLeftOver } from './left-over'
import { takeClubLock } from './open-club'
import { dataDirOf } from './plan'
import { prepareDataDir } from './secrets'
import { forgetStandIns, seedingMark } from './seeding-mark'
import { createUndo } from './undo'

/**
 * Removes the embedded database and what the stand-ins keep; the next start begins afresh. Never touches a database
 * that DATABASE_URL names, for that one holds what nobody can seed again.
 */
export async function resetDatabase(source: Record<string, string | undefined>): Promise<void> {
  if (source.DATABASE_URL) {
    throw new Refusal(
      'db:reset removes the embedded database alone, and DATABASE_URL names another: unset it, or empty that one by hand.',
    )
  }
  const undo = createUndo()
  try {
    const dataDir = dataDirOf(source)
    prepareDataDir(dataDir)
    takeClubLock(dataDir, undo)
    await endLeftOver(dataDir)
    const folder = join(dataDir, 'postgres')
    await (await findServer(folder))?.stop()
    for (const path of [elsewhereOf(folder), folder]) if (path) rmSync(path, { recursive: true, force: true })
    forgetStandIns(dataDir)
    rmSync(seedingMark(dataDir), { force: true })
    process.stdout.write(
      '  The embedded database and the stand-ins’ memory are gone. npm start begins afresh.\n',
    )
  } finally {
    await undo.run()
  }
}
