import { existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'

/** Stands while the demonstration is being seeded: found at a start, it tells of one that was cut off. */
export function seedingMark(dataDir: string): string {
  return join(dataDir, 'seeding')
}

export function wasSeedingCut(dataDir: string): boolean {
  return existsSync(seedingMark(dataDir))
}

/** What the stand-ins kept of a club that is begun afresh would speak of people who no longer exist. */
export function forgetStandIns(dataDir: string): void {
  for (const name of ['stripe', 'resend']) rmSync(join(dataDir, name), { recursive: true, force: true })
}
