import { join } from 'node:path'
import { z } from 'zod'
import { checkout } from '../checkout/folder.mjs'
import { Refusal } from '../checkout/refusal.mjs'
import { takeLock } from '../processes/lock'
import { bundleOf, runChild } from './children'
import { migrate, openEmbedded, seedDemo } from './database'
import { endLeftOver, openRoll } from './left-over'
import { startHouse, startStandIns } from './members'
import { dataDirOf, type Mode, makePlan, type Plan } from './plan'
import { prepareDataDir } from './secrets'
import { forgetStandIns, wasSeedingCut } from './seeding-mark'
import { type DemoLink, tellSummary, writeClubFile } from './summary'
import { both, type Undo, untilEnded } from './undo'

type Source = Record<string, string | undefined>
const demoLinks = z.array(z.object({ persona: z.string(), url: z.string() }))

/** Opens the whole club and keeps it open until it is asked to end, or until a part of it ends by itself. */
export async function openClub(mode: Mode, source: Source, began: number): Promise<void> {
  await untilEnded(async undo => {
    const plan = await prepare(mode, source, undo)
    const started = { plan, roll: openRoll(plan.dataDir), undo }
    const [databaseUrl] = await both(prepareDatabase(plan, undo), startStandIns(started))
    const [links] = await both(readDemoLinks(plan, databaseUrl), startHouse(started, databaseUrl))
    writeClubFile(plan, databaseUrl, links)
    tellSummary(plan, links, began)
  })
}

async function prepare(mode: Mode, source: Source, undo: Undo): Promise<Plan> {
  const dataDir = dataDirOf(source)
  prepareDataDir(dataDir)
  takeClubLock(dataDir, undo)
  const left = await endLeftOver(dataDir)
  if (left.length > 0) process.stdout.write(`  ended what a former run left: ${left.join(', ')}\n`)
  if (wasSeedingCut(dataDir) && !source.DATABASE_URL) forgetStandIns(dataDir)
  return makePlan(mode, source)
}

/** One start at a time on a data folder. */
export function takeClubLock(dataDir: string, undo: Undo): void {
  const lock = takeLock(join(dataDir, 'club.lock'))
  if (!lock.held) {
    throw new Refusal(
      `This club is open already (process ${lock.by.pid}): end that one first, or set DATA_DIR to another folder to open a second.`,
    )
  }
  undo.add(async () => lock.release())
}

/**
 * A database that was empty gets the demonstration club, unless a key is real: nobody invented may be written to or
 * charged through a real account.
 */
async function prepareDatabase(plan: Plan, undo: Undo): Promise<string> {
  const databaseUrl = plan.outsideDatabaseUrl ?? (await openEmbedded(plan.dataDir, plan.ports.postgres, undo))
  const wasEmpty = await migrate(databaseUrl)
  if (isDemonstration(plan) && (wasEmpty || wasSeedingCut(plan.dataDir)))
    await seedDemo(plan, databaseUrl, undo)
  return databaseUrl
}

async function readDemoLinks(plan: Plan, databaseUrl: string): Promise<DemoLink[]> {
  if (!isDemonstration(plan)) return []
  const args = [join(checkout, 'scripts', 'up', 'call.mjs'), bundleOf('demo-links'), 'demoLinks']
  const env = { ...plan.env, DATABASE_URL: databaseUrl }
  return demoLinks.parse(JSON.parse(await runChild({ name: 'demo-links', args, env, dataDir: plan.dataDir })))
}

function isDemonstration(plan: Plan): boolean {
  return plan.standIns.stripe && plan.standIns.resend
}
