import { redirect } from '@remix-run/node'
import { askVouch } from '~/domain/applications/ask-vouch.server'
import { openFee } from '~/domain/applications/open-fee.server'
import { pickInterview } from '~/domain/applications/pick-interview.server'
import { releaseInterview } from '~/domain/applications/release-interview.server'
import { withdrawVouch } from '~/domain/applications/withdraw-vouch.server'
import type { SignedIn } from '~/domain/kernel/actor'
import { never } from '~/domain/kernel/result'
import type { Step } from '~/domain/qualification/types'
import { type Locale, translate } from '~/shared/copy'
import { paths } from '~/shared/paths'
import type { getCtx } from '~/web/ctx.server'
import { redirectWith } from '~/web/flash.server'
import { malformed, notFound } from '~/web/form.server'
import { specialCopy } from './special-copy'
import type { SpecialAmiss } from './special-view'

type Ctx = ReturnType<typeof getCtx>
type Where = { applicationId: string; stepId: string }

/**
 * Does what a button of a special part asks, named by the field `special`. A Response leads on; anything else is told on
 * the page, with what was typed.
 */
export async function postSpecialStep(
  ctx: Ctx,
  actor: SignedIn,
  application: { id: string },
  step: Step,
  form: FormData,
  _request: Request,
  locale: Locale,
): Promise<Response | SpecialAmiss> {
  const where = { applicationId: application.id, stepId: step.id }
  switch (form.get('special')) {
    case 'ask_vouch':
      return postVouch(ctx, actor, where, form, locale)
    case 'withdraw_vouch':
      return postVouchWithdrawal(ctx, actor, { ...where, vouchId: read(form, 'vouchId') }, locale)
    case 'pick_hour':
      return postHour(ctx, actor, { ...where, hourId: read(form, 'hourId') }, locale)
    case 'release_hour':
      return postRelease(ctx, actor, where, locale)
    case 'pay':
      return postPayment(ctx, actor, where, locale)
    default:
      return malformed()
  }
}

async function postVouch(ctx: Ctx, actor: SignedIn, where: Where, form: FormData, locale: Locale) {
  const t = translate(specialCopy, locale)
  const typed = { address: read(form, 'address'), line: read(form, 'line') }
  const asked = await askVouch(ctx, actor, { ...where, ...typed })
  if (asked.ok) return back(where, 'good', t('asked'))
  const amiss = (message: string): SpecialAmiss => ({ field: 'address', message, ...typed })
  switch (asked.reason) {
    case 'not_found':
      return notFound()
    case 'closed':
      return back(where, 'info', t('closed'))
    case 'enough':
      return back(where, 'info', t('vouchedEnough'))
    case 'address_unclear':
      return amiss(t('addressUnclear'))
    case 'yourself':
      return amiss(t('yourself'))
    case 'too_many':
      return amiss(t('tooManyAsks', { most: asked.most }))
    default:
      return never(asked)
  }
}

async function postVouchWithdrawal(
  ctx: Ctx,
  actor: SignedIn,
  asked: Where & { vouchId: string },
  locale: Locale,
) {
  const t = translate(specialCopy, locale)
  const answer = await withdrawVouch(ctx, actor, asked)
  if (answer.ok) return back(asked, 'info', t('vouchWithdrawn'))
  switch (answer.reason) {
    case 'not_found':
      return notFound()
    case 'closed':
      return back(asked, 'info', t('closed'))
    case 'already_given':
      return back(asked, 'good', t('alreadyGiven'))
    default:
      return never(answer)
  }
}

async function postHour(ctx: Ctx, actor: SignedIn, asked: Where & { hourId: string }, locale: Locale) {
  const t = translate(specialCopy, locale)
  if (asked.hourId === '') return { field: 'hour' as const, message: t('noHour') }
  const answer = await pickInterview(ctx, actor, asked)
  if (answer.ok) return back(asked, 'good', t('picked'))
  switch (answer.reason) {
    case 'not_found':
      return notFound()
    case 'closed':
      return back(asked, 'info', t('closed'))
    case 'taken':
      return { field: 'hour' as const, message: t('taken') }
    case 'gone':
      return { field: 'hour' as const, message: t('gone') }
    case 'settled':
      return back(asked, 'info', t('settled'))
    default:
      return never(answer)
  }
}

async function postRelease(ctx: Ctx, actor: SignedIn, where: Where, locale: Locale) {
  const t = translate(specialCopy, locale)
  const answer = await releaseInterview(ctx, actor, where)
  if (answer.ok) return back(where, 'info', t('released'))
  switch (answer.reason) {
    case 'not_found':
      return notFound()
    case 'closed':
      return back(where, 'info', t('closed'))
    case 'settled':
      return back(where, 'info', t('settled'))
    default:
      return never(answer)
  }
}

async function postPayment(ctx: Ctx, actor: SignedIn, where: Where, locale: Locale) {
  const t = translate(specialCopy, locale)
  const here = `${ctx.origin}${paths.applicationStep(where.applicationId, where.stepId)}`
  const answer = await openFee(ctx, actor, where, { successUrl: `${here}?paid=1`, cancelUrl: here })
  if (answer.ok) return redirect(answer.value.url)
  switch (answer.reason) {
    case 'not_found':
      return notFound()
    case 'closed':
      return back(where, 'info', t('closed'))
    case 'already_paid':
      return back(where, 'good', t('isPaid'))
    case 'payment_unavailable':
      return back(where, 'warn', t('paymentAway'))
    default:
      return never(answer)
  }
}

function back({ applicationId, stepId }: Where, tone: 'info' | 'good' | 'warn', text: string): Response {
  return redirectWith(paths.applicationStep(applicationId, stepId), { tone, text })
}

function read(form: FormData, name: string): string {
  const value = form.get(name)
  return typeof value === 'string' ? value : ''
}
