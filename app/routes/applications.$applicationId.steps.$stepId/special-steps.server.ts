import { readFees } from '~/domain/applications/fee-queries.server'
import { listFiles } from '~/domain/applications/file-queries.server'
import { findOpenStep } from '~/domain/applications/own-step.server'
import { passageOf } from '~/domain/applications/policy'
import { findOwnApplication, readApplicationFacts } from '~/domain/applications/store.server'
import { mostAsks } from '~/domain/applications/vouch-policy'
import { listMyVouches } from '~/domain/applications/vouch-queries.server'
import type { SignedIn } from '~/domain/kernel/actor'
import { homeZone } from '~/domain/permission/types'
import type { Step } from '~/domain/qualification/types'
import type { Locale } from '~/shared/copy'
import { dayInZone, formatDay, formatMoney } from '~/shared/format'
import type { getCtx } from '~/web/ctx.server'
import type { SpecialView } from './special-view'
import { tellInterview } from './tell-interview.server'
import { tellSize } from './tell-size'

type Ctx = ReturnType<typeof getCtx>

/**
 * What a step shows besides the questions that are typed: its files, the members asked, the hours offered, what is to be
 * paid. Null for a step without any of these, and for an application that is not the actor's.
 */
export async function loadSpecialStep(
  ctx: Pick<Ctx, 'db'>,
  actor: SignedIn,
  application: { id: string },
  step: Step,
  locale: Locale,
): Promise<SpecialView | null> {
  const own = await findOwnApplication(ctx.db, actor, application.id)
  const facts = own && (await readApplicationFacts(ctx.db, own.id))
  if (!facts) return null
  const walked = passageOf(facts).steps.find(each => each.step.id === step.id)
  const questions = (walked?.questions ?? []).filter(({ kind }) => kind === 'file')
  const kinds: readonly Step['kind'][] = ['vouching', 'interview', 'fee']
  if (questions.length === 0 && !kinds.includes(step.kind)) return null
  const opened = await findOpenStep(ctx.db, actor, {
    applicationId: own.id,
    stepId: step.id,
    kind: step.kind,
  })
  const files = questions.length > 0 ? await listFiles(ctx.db, own.id) : []
  return {
    isOpen: opened.ok,
    keptMonths: facts.definition.keptMonths,
    files: Object.fromEntries(
      questions.map(({ id }) => [
        id,
        files
          .filter(({ questionId }) => questionId === id)
          .map(file => ({ id: file.id, name: file.fileName, detail: tellSize(file.bytes, locale) })),
      ]),
    ),
    vouching: step.kind === 'vouching' ? await tellVouching(ctx, own.id, step, locale) : null,
    interview: step.kind === 'interview' ? await tellInterview(ctx, facts, step, opened.ok, locale) : null,
    fee: step.kind === 'fee' ? await tellFee(ctx, own.id, step, locale) : null,
  }
}

async function tellVouching(
  { db }: Pick<Ctx, 'db'>,
  applicationId: string,
  step: Extract<Step, { kind: 'vouching' }>,
  locale: Locale,
): Promise<SpecialView['vouching']> {
  const { vouches, asks } = await listMyVouches(db, applicationId, step.id)
  return {
    vouches: vouches.map(({ askedAt, ...vouch }) => ({
      ...vouch,
      asked: formatDay(dayInZone(askedAt, homeZone), locale, { year: false }),
    })),
    given: vouches.filter(({ state }) => state === 'given').length,
    asksLeft: Math.max(0, mostAsks(step.vouchers) - asks),
  }
}

async function tellFee(
  { db }: Pick<Ctx, 'db'>,
  applicationId: string,
  step: Extract<Step, { kind: 'fee' }>,
  locale: Locale,
): Promise<SpecialView['fee']> {
  const fee = (await readFees(db, applicationId)).find(({ stepId }) => stepId === step.id)
  const { amount, currency, isReturned } = fee ?? step
  return {
    amount: formatMoney(amount, currency, locale),
    isReturned,
    state: fee?.state ?? 'asked',
    wasRefused: fee?.wasRefused ?? false,
  }
}
