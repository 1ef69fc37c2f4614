import { redirect } from '@remix-run/node'
import { readClub } from '~/domain/brands/read-club.server'
import { prepareDecision } from '~/domain/vetting/prepare-decision.server'
import { decisionSchema } from '~/domain/vetting/schema'
import { translate } from '~/shared/copy'
import { dayInZone } from '~/shared/format'
import { paths } from '~/shared/paths'
import { getCtx } from '~/web/ctx.server'
import { parseForm } from '~/web/form.server'
import { type Press, stay } from './press.server'
import { reviewCopy } from './review-copy'
import { tellRefusal } from './tell-refusal'

/** Writes down what was decided, then leads to its letter. */
export async function decideFromForm(press: Press) {
  const { actor, locale, form, applicationId } = press
  const ctx = getCtx()
  const t = translate(reviewCopy, locale)
  const today = dayInZone(new Date(), (await readClub(ctx.db)).homeTimeZone)
  const parsed = await parseForm(
    form,
    decisionSchema(problem => t(problem), today),
    locale,
  )
  if (!parsed.ok) {
    const errors = parsed.reply.error ?? {}
    return stay(
      press,
      t('amiss'),
      Object.fromEntries(Object.entries(errors).map(([name, words]) => [name, words ?? []])),
    )
  }
  const prepared = await prepareDecision(ctx, actor, { applicationId, decision: parsed.value })
  if (!prepared.ok) return stay(press, tellRefusal(prepared, locale))
  return redirect(paths.staffDecision(prepared.value.decisionId))
}
