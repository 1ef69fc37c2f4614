import { renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { seconds } from '../checkout/steps.mjs'
import type { Plan } from './plan'

export type DemoLink = { persona: string; url: string }

/** What is where, for the person at the terminal. */
export function tellSummary(plan: Plan, links: DemoLink[], began: number): void {
  const lines = [
    '',
    `  Connivence is open after ${seconds(performance.now() - began)}.`,
    '',
    `  The club    ${plan.origin}`,
  ]
  if (plan.standIns.resend)
    lines.push(
      `  The inbox   ${standInOrigin(plan, 'resend')}/inbox   (every letter it sends, none leaves this machine)`,
    )
  if (plan.standIns.stripe)
    lines.push(`  The till    ${standInOrigin(plan, 'stripe')}   (a stand-in for Stripe, no money moves)`)
  if (links.length > 0) lines.push('', '  Come in as')
  const width = Math.max(...links.map(({ persona }) => persona.length), 0)
  for (const { persona, url } of links) lines.push(`    ${persona.padEnd(width)}   ${url}`)
  if (links.length === 0) lines.push('', '  The first admin: npm run make-admin -- address@example.com')
  for (const note of plan.notes) lines.push('', `  Note: ${note}.`)
  lines.push('', `  Logs are in ${join(plan.dataDir, 'logs')}. Ctrl-C ends everything.`, '')
  process.stdout.write(`${lines.join('\n')}\n`)
}

/** The same for a program: tests and scripts read `club.json` to find the running club. */
export function writeClubFile(plan: Plan, databaseUrl: string, links: DemoLink[]): void {
  const file = join(plan.dataDir, 'club.json')
  const club = {
    pid: process.pid,
    origin: plan.origin,
    databaseUrl,
    stripeOrigin: plan.standIns.stripe ? standInOrigin(plan, 'stripe') : null,
    resendOrigin: plan.standIns.resend ? standInOrigin(plan, 'resend') : null,
    links,
  }
  writeFileSync(`${file}.draft`, `${JSON.stringify(club, null, 2)}\n`, { mode: 0o600 })
  renameSync(`${file}.draft`, file)
}

function standInOrigin(plan: Plan, name: 'stripe' | 'resend'): string {
  return `http://127.0.0.1:${plan.ports[name]}`
}
