import { type Runner, run, type Task } from 'graphile-worker'
import { z } from 'zod'
import { getComposition } from '~/composition.server'
import { reconcileDeposits } from '~/domain/deposits/reconcile-deposits.server'
import { dispatchDueLetters } from '~/domain/letters/dispatch-letters.server'
import { deliverEffect, requeueForgottenEffects } from '~/domain/outbox/deliver-effect.server'
import { deliveryJob } from '~/domain/outbox/queue-effect.server'
import { lapseOverdueHolds } from '~/domain/reservations/lapse-reservation.server'
import { effects } from './effects.server'
import { workerLogger } from './worker-logger.server'

/**
 * Door 2: time. Delivers the outbox, and runs the schedules. Every schedule is a net under the effects that are
 * already due at their own instant: none of them is what makes a hold end or a letter leave.
 */
const schedules = {
  lapse_overdue_holds: { every: '* * * * *', run: lapseOverdueHolds },
  dispatch_due_letters: { every: '*/5 * * * *', run: dispatchDueLetters },
  requeue_forgotten_effects: { every: '*/5 * * * *', run: requeueForgottenEffects },
  reconcile_deposits: { every: '*/15 * * * *', run: reconcileDeposits },
} as const

const deliveryPayload = z.object({ outboxId: z.uuid() })

async function main(): Promise<void> {
  const { ctx, databaseUrl, close } = getComposition()
  const tasks: Record<string, Task> = {
    [deliveryJob]: async payload => deliverEffect(ctx, deliveryPayload.parse(payload).outboxId, effects),
  }
  for (const [name, schedule] of Object.entries(schedules)) {
    tasks[name] = async () => {
      await schedule.run(ctx)
    }
  }
  const runner: Runner = await run({
    connectionString: databaseUrl,
    concurrency: 6,
    noHandleSignals: true,
    taskList: tasks,
    crontab: Object.entries(schedules)
      .map(([name, { every }]) => `${every} ${name}`)
      .join('\n'),
    logger: workerLogger(ctx.log),
  })
  ctx.log.info({ tasks: Object.keys(tasks).length }, 'the worker is at work')
  process.send?.('ready')

  const stop = () => void runner.stop().catch(() => {})
  process.once('SIGTERM', stop)
  process.once('SIGINT', stop)
  await runner.promise
  await close()
}

main().catch((error: unknown) => {
  const reason = error instanceof Error ? error.message : String(error)
  process.stderr.write(`The worker could not start: ${reason}\n`)
  process.exit(1)
})
