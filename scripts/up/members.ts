import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { checkout } from '../checkout/folder.mjs'
import { step } from '../checkout/steps.mjs'
import { bundleOf, type Child, startChild, waitUntilAnswers, waitUntilReady } from './children'
import type { Roll } from './left-over'
import type { Plan } from './plan'
import type { Undo } from './undo'

export type Started = { plan: Plan; roll: Roll; undo: Undo }

/** Starts the stand-ins for whichever keys are unset, both at once, and waits until they answer. */
export async function startStandIns({ plan, roll, undo }: Started): Promise<void> {
  const { env, ports, standIns } = plan
  const common = (name: 'stripe' | 'resend', secret: string | undefined) => ({
    PATH: env.PATH,
    NODE_ENV: env.NODE_ENV,
    PORT: String(ports[name]),
    DATA_DIR: join(plan.dataDir, name),
    PUBLIC_ORIGIN: `http://127.0.0.1:${ports[name]}`,
    WEBHOOK_URL: `http://127.0.0.1:${ports.web}/webhooks/${name}`,
    WEBHOOK_SECRET: secret,
  })
  const senderDomain = /@([^>]+)>/.exec(env.MAIL_FROM ?? '')?.[1]
  const start = async (name: 'stripe' | 'resend', more: Plan['env'], title: string) => {
    const secret = name === 'stripe' ? env.STRIPE_WEBHOOK_SECRET : env.RESEND_WEBHOOK_SECRET
    // The stand-ins keep whole letters: for their owner alone.
    mkdirSync(join(plan.dataDir, name), { recursive: true, mode: 0o700 })
    await step(`started the ${title} stand-in on port ${ports[name]}`, async () => {
      const child = begin({ plan, roll, undo }, name, [bundleOf(name)], { ...common(name, secret), ...more })
      await waitUntilAnswers(child, `http://127.0.0.1:${ports[name]}/healthz`)
    })
  }
  await Promise.all([
    standIns.stripe && start('stripe', { STRIPE_SECRET_KEY: env.STRIPE_SECRET_KEY }, 'Stripe'),
    standIns.resend &&
      start('resend', { RESEND_API_KEY: env.RESEND_API_KEY, SENDER_DOMAINS: senderDomain }, 'Resend'),
  ])
}

/** Starts the worker and waits until it is at work. */
export async function startWorker({ plan, roll, undo }: Started, databaseUrl: string): Promise<void> {
  const inDevelopment = plan.mode === 'dev'
  const tsx = join(checkout, 'node_modules', 'tsx', 'dist', 'cli.mjs')
  const args = inDevelopment
    ? [tsx, 'watch', '--clear-screen=false', 'app/worker/main.ts']
    : [bundleOf('worker')]
  await step('started the worker', async () => {
    const child = begin({ plan, roll, undo }, 'worker', args, { ...plan.env, DATABASE_URL: databaseUrl })
    // The watcher passes no message on; what goes wrong under it stands on the terminal.
    if (!inDevelopment) await waitUntilReady(child)
  })
}

/** Starts the web server and waits until it is ready for people, which takes a migrated database too. */
export async function startWeb({ plan, roll, undo }: Started, databaseUrl: string): Promise<void> {
  const args = plan.mode === 'dev' ? ['--import', 'tsx', 'scripts/web.ts', '--dev'] : [bundleOf('web')]
  await step(`started the web server on port ${plan.ports.web}`, async () => {
    const child = begin({ plan, roll, undo }, 'web', args, { ...plan.env, DATABASE_URL: databaseUrl })
    await waitUntilAnswers(child, `http://127.0.0.1:${plan.ports.web}/readyz`)
  })
}

function begin({ plan, roll, undo }: Started, name: string, args: string[], env: Plan['env']): Child {
  const ownOutput = plan.mode === 'dev' && (name === 'web' || name === 'worker')
  const child = startChild({ name, args, env, dataDir: plan.dataDir, roll, onTerminal: ownOutput })
  let ending = false
  undo.add(() => {
    ending = true
    return child.end()
  })
  child.ended.then(() => {
    if (!ending) undo.fail(`The ${name} process has ended by itself:\n${child.lastWords()}`)
  })
  return child
}
