import { randomBytes } from 'node:crypto'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { runsTheClub, type SignedIn } from '~/domain/kernel/actor'
import { type FlowForStaff, readFlow } from '~/domain/qualification/queries.server'
import { saveFlowDraft } from '~/domain/qualification/save-flow-draft.server'
import { flowDefinition } from '~/domain/qualification/schema'
import { startFlowDraft } from '~/domain/qualification/start-draft.server'
import { isLocale, type Locale, translate } from '~/shared/copy'
import { paths } from '~/shared/paths'
import { getCtx } from '~/web/ctx.server'
import { redirectWith } from '~/web/flash.server'
import { malformed, notFound } from '~/web/form.server'
import { requireStaff } from '~/web/visitor.server'
import { type Applied, applyIntent } from './apply-intent'
import { copy } from './copy'
import { builderAddress, findPart, readSelection, writeSelection } from './selection'
import type { ToldProps } from './told'

type Params = { flowId?: string | undefined }

export async function loadBuilder({ request, params }: LoaderFunctionArgs) {
  const { actor, locale } = await requireStaff(request, runsTheClub)
  const flow = await requireFlow(actor, params)
  const { draft } = flow
  const search = new URL(request.url).searchParams
  const common = { frame: { locale }, flowId: flow.id, name: flow.name[locale] }
  if (!draft) return { ...common, draft: null }
  const wanted = readSelection(search)
  const sight = search.get('sight')
  return {
    ...common,
    draft: {
      number: draft.number,
      edit: draft.edit,
      definition: draft.definition,
      selection: findPart(draft.definition, wanted) ? wanted : { part: 'words' as const },
      sight: isLocale(sight) ? sight : locale,
      keptEdit: search.has('kept') ? Number(search.get('kept')) : null,
    },
  }
}

export async function postBuilder({ request, params }: ActionFunctionArgs) {
  const { actor, locale } = await requireStaff(request, runsTheClub)
  const flow = await requireFlow(actor, params)
  const form = await request.formData()
  if (form.get('intent') === 'start') return start(actor, flow.id)
  const { draft } = flow
  if (!draft) return gone(flow.id, locale)
  const edit = Number(form.get('edit'))
  if (draft.edit !== edit) return refused(form, { reason: 'edited_elsewhere' }, 409)
  const applied = applyIntent(draft.definition, form, newId)
  if (applied === null) malformed()
  if (applied.kind === 'unreadable')
    return refused(form, { reason: 'unreadable', problems: applied.problems })
  if (applied.kind === 'refused') return refused(form, tellRefusal(applied), 409)
  return keep(actor, flow, form, { ...applied, edit }, new URL(request.url).searchParams, locale)
}

async function keep(
  actor: SignedIn,
  flow: FlowForStaff,
  form: FormData,
  { definition, selection, intent, edit }: Extract<Applied, { kind: 'edited' }> & { edit: number },
  search: URLSearchParams,
  locale: Locale,
) {
  const read = flowDefinition.safeParse(definition)
  if (!read.success) return refused(form, { reason: 'too_long' })
  const saved = await saveFlowDraft(getCtx(), actor, { flowId: flow.id, edit, definition: read.data })
  if (saved.ok) {
    const address = new URL(builderAddress(flow.id, selection), 'http://here')
    const sight = search.get('sight')
    if (isLocale(sight)) address.searchParams.set('sight', sight)
    if (intent === 'save') address.searchParams.set('kept', String(saved.value.edit))
    const isSame = form.get('selection') === writeSelection(selection)
    if (!isSame) address.hash = 'part'
    else if (form.has('plain')) address.hash = intent === 'save' ? 'keep' : 'part'
    return redirect(address.pathname + address.search + address.hash, 303)
  }
  switch (saved.reason) {
    case 'not_found':
      return notFound()
    case 'no_draft':
      return gone(flow.id, locale)
    case 'edited_elsewhere':
      return refused(form, { reason: 'edited_elsewhere' }, 409)
  }
}

async function start(actor: SignedIn, flowId: string) {
  const started = await startFlowDraft(getCtx(), actor, { flowId })
  return started.ok ? redirect(paths.staffFlowEdit(flowId), 303) : notFound()
}

async function requireFlow(actor: SignedIn, { flowId = '' }: Params): Promise<FlowForStaff> {
  return (await readFlow(getCtx().db, actor, flowId)) ?? notFound()
}

function gone(flowId: string, locale: Locale) {
  return redirectWith(paths.staffFlow(flowId), { tone: 'warn', text: translate(copy, locale)('gone') })
}

function tellRefusal({ refusal }: Extract<Applied, { kind: 'refused' }>): Pick<ToldProps, 'reason' | 'by'> {
  if (refusal.reason === 'named') return { reason: 'named', by: refusal.by }
  // At the edge nothing moves, and nothing is refused.
  return { reason: refusal.reason === 'at_the_edge' ? 'not_there' : refusal.reason }
}

/** The same page again with all that was typed. */
function refused(form: FormData, told: Omit<ToldProps, 'selection' | 'typed'>, status = 422) {
  const typed: Record<string, string[]> = {}
  for (const [name, value] of form.entries()) {
    if (typeof value !== 'string') continue
    typed[name] = [...(typed[name] ?? []), value]
  }
  const answer: ToldProps = { ...told, selection: String(form.get('selection') ?? ''), typed }
  return data({ answer }, { status })
}

/** A short key that nobody reads. */
function newId(): string {
  return `k${randomBytes(6).toString('hex')}`
}
