import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { checkout } from '../checkout/folder.mjs'
import { Refusal } from '../checkout/refusal.mjs'
import { takeLock } from '../processes/lock'
import { bundleOf, runChild } from './children'
import { migrate, openEmbedded, seedDemo } from './database'
import { endLeftOver, openRoll } from './left-over'
import { type Started, startStandIns, startWeb, startWorker } from './members'
import { dataDirOf, type Mode, makePlan, type Plan } from './plan'
import { requireReachable } from './reachable'
import { prepareDataDir } from './secrets'
import { forgetStandIns, wasSeedingCut } from './seeding-mark'
import { type DemoLink, tellSummary, writeClubFile } from './summary'
import { all, type Undo, untilEnded } from './undo'

type Source = Record<string, string | undefined>
const demoLinks = z.array(z.object({ persona: z.string(), url: z.string() }))

/** Opens the whole club and keeps it open until it is asked to end, or until a part of it ends by itself. */
export async function openClub(mode: Mode, source: Source, began: number): Promise<void> {
  await untilEnded(async undo => {
    const plan = await prepare(mode, source, undo)
    const started = { plan, roll: openRoll(plan.dataDir), undo }
    const opened = openDatabase(plan, undo)
    // The web process loads while the database is being migrated; nobody is sent to it before both are done.
    const [databaseUrl, links] = await all(undo, [
      opened,
      opened.then(url => prepareDatabase(plan, url, undo)).then(url => settleIn(started, url)),
      opened.then(url => startWeb(started, url)),
      startStandIns(started),
    ])
    writeClubFile(plan, databaseUrl, links)
    tellSummary(plan, links, began)
  })
}

async function prepare(mode: Mode, source: Source, undo: Undo): Promise<Plan> {
  const dataDir = dataDirOf(source)
  prepareDataDir(dataDir)
  takeClubLock(dataDir, undo)
  // Stands only while the club is open: whoever waits for it must not find that of a former run.
  const clubFile = join(dataDir, 'club.json')
  rmSync(clubFile, { force: true })
  undo.add(async () => rmSync(clubFile, { force: true }))
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

async function openDatabase(plan: Plan, undo: Undo): Promise<string> {
  const databaseUrl = plan.outsideDatabaseUrl ?? (await openEmbedded(plan.dataDir, plan.ports.postgres, undo))
  await requireReachable(databaseUrl)
  return databaseUrl
}

/**
 * A database that was empty gets the demonstration club, unless a key is real: nobody invented may be written to or
 * charged through a real account.
 */
async function prepareDatabase(plan: Plan, databaseUrl: string, undo: Undo): Promise<string> {
  const wasEmpty = await migrate(databaseUrl)
  if (isDemonstration(plan) && (wasEmpty || wasSeedingCut(plan.dataDir)))
    await seedDemo(plan, databaseUrl, undo)
  return databaseUrl
}

async function settleIn(started: Started, databaseUrl: string): Promise<DemoLink[]> {
  const [links] = await all(started.undo, [
    readDemoLinks(started.plan, databaseUrl),
    startWorker(started, databaseUrl),
  ])
  return links
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
