import { data } from '@remix-run/node'
import { castVote } from '~/domain/vetting/cast-vote.server'
import { saveSheet } from '~/domain/vetting/save-sheet.server'
import { readMarks, sheetFields, voteFields } from '~/domain/vetting/schema'
import { findVetted } from '~/domain/vetting/store.server'
import { translate } from '~/shared/copy'
import { getCtx } from '~/web/ctx.server'
import { redirectWith } from '~/web/flash.server'
import { malformed, notFound } from '~/web/form.server'
import { type Press, stay } from './press.server'
import { reviewCopy } from './review-copy'
import { tellRefusal } from './tell-refusal'

/** Keeps the sheet: as one fills it in (`quiet`: the page stays as it is), or by its button. */
export async function keepSheet(press: Press) {
  const { applicationId, form } = press
  const fields = sheetFields.safeParse(Object.fromEntries(form))
  const marks = await readMarksOf(press)
  if (!fields.success) return malformed()
  const kept = await saveSheet(getCtx(), press.actor, { applicationId, marks, ...fields.data })
  if (!kept.ok) return stay(press, tellRefusal(kept, press.locale))
  if (form.get('quiet') !== null)
    return data({ intent: 'save', refusal: '', errors: {}, values: {} as Record<string, string> })
  const text = translate(reviewCopy, press.locale)('savedFlash')
  return redirectWith(press.here, { tone: 'good', text })
}

/** Gives the vote, with the sheet that it stands on. */
export async function voteFromForm(press: Press) {
  const { applicationId } = press
  const t = translate(reviewCopy, press.locale)
  const written = Object.fromEntries([...press.form].filter(([, value]) => value !== ''))
  const fields = voteFields.safeParse(written)
  if (!fields.success) return stay(press, t('chooseVerdict'))
  const { tierId = null, ...vote } = fields.data
  const marks = await readMarksOf(press)
  const cast = await castVote(getCtx(), press.actor, { applicationId, marks, tierId, ...vote })
  if (!cast.ok) return stay(press, tellRefusal(cast, press.locale))
  return redirectWith(press.here, { tone: 'good', text: t('voted') })
}

async function readMarksOf({ actor, applicationId, form }: Press) {
  const application = (await findVetted(getCtx().db, actor, applicationId)) ?? notFound()
  return readMarks(application.version.definition.committee, form)
}
