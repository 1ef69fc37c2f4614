import { type Runner, run, type Task } from 'graphile-worker'
import { z } from 'zod'
import { type AppCtx, getComposition } from '~/composition.server'
import { forgetSignInRequests } from '~/domain/accounts/forget-sign-in-requests.server'
import { forgetAnswers } from '~/domain/answers/forget-answers.server'
import { eraseApplications } from '~/domain/applications/erase-applications.server'
import { eraseRemovedFiles, sweepOrphans } from '~/domain/applications/erase-files.server'
import { forgetStrangers } from '~/domain/applications/forget-strangers.server'
import { reconcileDeposits } from '~/domain/deposits/reconcile-deposits.server'
import { askForgottenNames } from '~/domain/guests/ask-names.server'
import { forgetDeclined } from '~/domain/guests/forget-declined.server'
import { dispatchDueLetters } from '~/domain/letters/dispatch-letters.server'
import { evaluateTiers } from '~/domain/memberships/evaluate-tiers.server'
import { expirePoints } from '~/domain/memberships/expire-points.server'
import { rewardConfidences } from '~/domain/memberships/reward-confidences.server'
import { endDueNominations } from '~/domain/nominations/end-nomination.server'
import { deliverEffect, requeueForgottenEffects } from '~/domain/outbox/deliver-effect.server'
import { deliveryJob } from '~/domain/outbox/queue-effect.server'
import { askForgottenMissing } from '~/domain/reservations/ask-missing.server'
import { lapseOverdueAdditions } from '~/domain/reservations/lapse-addition.server'
import { lapseOverdueHolds } from '~/domain/reservations/lapse-reservation.server'
import { remindForgottenGuests } from '~/domain/reservations/remind-guests.server'
import { eraseVetting } from '~/domain/vetting/erase-vetting.server'
import { assignForgottenApplications } from '~/domain/vetting/share-out-applications.server'
import { takeEffectOfOverdueDecisions } from '~/domain/vetting/take-effect-decision.server'
import { promoteWaitingLines } from '~/domain/waitlist/promote-waiting-lines.server'
import { thankForgottenGuests } from '~/domain/wishes/thank-guests.server'
import { effects } from './effects.server'
import { workerLogger } from './worker-logger.server'

/**
 * Door 2: time. Delivers the outbox, and runs the schedules. Every schedule is a net under the effects that are
 * already due at their own instant: none of them is what makes a hold end or a letter leave.
 */
const schedules = {
  lapse_overdue_holds: { every: '* * * * *', run: lapseOverdueHolds },
  lapse_overdue_additions: { every: '* * * * *', run: lapseOverdueAdditions },
  take_effect_of_overdue_decisions: { every: '* * * * *', run: takeEffectOfOverdueDecisions },
  promote_waiting_lines: { every: '*/5 * * * *', run: promoteWaitingLines },
  dispatch_due_letters: { every: '*/5 * * * *', run: dispatchDueLetters },
  requeue_forgotten_effects: { every: '*/5 * * * *', run: requeueForgottenEffects },
  end_due_nominations: { every: '*/15 * * * *', run: endDueNominations },
  assign_forgotten_applications: { every: '*/15 * * * *', run: assignForgottenApplications },
  ask_forgotten_missing: { every: '*/15 * * * *', run: askForgottenMissing },
  ask_forgotten_names: { every: '*/15 * * * *', run: askForgottenNames },
  remind_forgotten_guests: { every: '*/15 * * * *', run: remindForgottenGuests },
  thank_forgotten_guests: { every: '*/15 * * * *', run: thankForgottenGuests },
  erase_applications: { every: '17 2 * * *', run: (ctx: AppCtx) => eraseApplications(ctx, eraseVetting) },
  forget_sign_in_requests: { every: '7 * * * *', run: forgetSignInRequests },
  forget_answers: { every: '37 2 * * *', run: forgetAnswers },
  forget_declined_guests: { every: '47 2 * * *', run: forgetDeclined },
  forget_strangers: { every: '27 2 * * *', run: forgetStrangers },
  reconcile_deposits: { every: '*/15 * * * *', run: reconcileDeposits },
  // Once a day, after the night and at an hour at which a letter may arrive; in this order.
  reward_confidences: { every: '40 6 * * *', run: rewardConfidences },
  expire_points: { every: '50 6 * * *', run: expirePoints },
  evaluate_tiers: { every: '0 7 * * *', run: evaluateTiers },
  erase_removed_files: { every: '*/5 * * * *', run: eraseRemovedFiles },
  sweep_orphan_files: { every: '40 3 * * *', run: sweepOrphans },
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
