import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node'
import { readClub } from '~/domain/brands/read-club.server'
import { runsTheClub, type SignedIn } from '~/domain/kernel/actor'
import { callBackDecision } from '~/domain/vetting/call-back-decision.server'
import { editDecisionLetter } from '~/domain/vetting/edit-decision-letter.server'
import { previewDecision } from '~/domain/vetting/preview-decision-letter.server'
import { letterFields } from '~/domain/vetting/schema'
import { tellDecision } from '~/domain/vetting/words'
import { type Locale, translate } from '~/shared/copy'
import { formatTime } from '~/shared/format'
import { paths } from '~/shared/paths'
import { getCtx } from '~/web/ctx.server'
import { redirectWith } from '~/web/flash.server'
import { notFound } from '~/web/form.server'
import { personName } from '~/web/person-name'
import { requireStaff } from '~/web/visitor.server'
import { copy } from './copy'

export async function loadDecision({ request, params }: LoaderFunctionArgs) {
  const { actor, locale } = await requireStaff(request, runsTheClub)
  const ctx = getCtx()
  const { application, row, letter } =
    (await previewDecision(ctx, actor, params.decisionId ?? '')) ?? notFound()
  const t = translate(copy, locale)
  const { homeTimeZone } = await readClub(ctx.db)
  const hour = row.takesEffectAt ? formatTime(row.takesEffectAt, homeTimeZone, locale) : ''
  const text = {
    pending: t('before'),
    released: t('released', { hour }),
    effective: t('effective'),
    called_back: t('called_back'),
  }
  return {
    frame: { locale, accent: application.flow.accent },
    id: row.id,
    name: personName(application.person) || t('unnamed'),
    state: row.state,
    text: text[row.state],
    decision: tellDecision(row.decision, row.tierName, locale),
    because: row.decision.because,
    version: row.version,
    subject: row.letter.subject,
    body: row.letter.body,
    language: row.letter.locale,
    plain: letter.text,
    sheet: `${paths.staffDecisionSheet(row.id)}?version=${row.version}`,
    applicationHref: paths.staffApplication(application.id),
  }
}

export async function actOnDecision({ request, params }: ActionFunctionArgs) {
  const { actor, locale } = await requireStaff(request, runsTheClub)
  const decisionId = params.decisionId ?? ''
  const form = await request.formData()
  return form.get('intent') === 'call_back'
    ? callBack(actor, decisionId, locale)
    : edit(actor, decisionId, form, locale)
}

async function edit(actor: SignedIn, decisionId: string, form: FormData, locale: Locale) {
  const t = translate(copy, locale)
  const typed = { subject: String(form.get('subject') ?? ''), body: String(form.get('body') ?? '') }
  const fields = letterFields.safeParse(Object.fromEntries(form))
  if (!fields.success) return data({ refusal: t('missing'), typed }, { status: 422 })
  const answer = await editDecisionLetter(getCtx(), actor, { decisionId, ...fields.data })
  if (answer.ok) return redirectWith(paths.staffDecision(decisionId), { tone: 'good', text: t('saved') })
  if (answer.reason === 'edited_elsewhere')
    return data({ refusal: t('elsewhere'), typed: null }, { status: 409 })
  if (answer.reason === 'released') return data({ refusal: t('already'), typed: null }, { status: 409 })
  return notFound()
}

async function callBack(actor: SignedIn, decisionId: string, locale: Locale) {
  const t = translate(copy, locale)
  const answer = await callBackDecision(getCtx(), actor, decisionId)
  if (answer.ok)
    return redirectWith(paths.staffApplication(answer.value.applicationId), {
      tone: 'good',
      text: t('calledBack'),
    })
  if (answer.reason === 'too_late') return data({ refusal: t('tooLate'), typed: null }, { status: 409 })
  return notFound()
}
