import { randomUUID } from 'node:crypto'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { readClub } from '~/domain/brands/read-club.server'
import { brandsOf, runsTheClub, type SignedIn } from '~/domain/kernel/actor'
import { readFlow } from '~/domain/qualification/queries.server'
import { translate } from '~/shared/copy'
import { getCtx } from '~/web/ctx.server'
import { answerForm, notFound, parseForm } from '~/web/form.server'
import { requireStaff } from '~/web/visitor.server'
import { answerOverview } from './answer-overview.server'
import { copy } from './copy'
import { makeDoor } from './make-door.server'
import { overviewForm } from './schema'
import { tellFlow } from './tell-flow.server'

const doesBrandWork = (actor: SignedIn) => brandsOf(actor).length > 0

export async function loadOverview({ request, params }: LoaderFunctionArgs) {
  const { actor, locale } = await requireStaff(request, doesBrandWork)
  const { db, origin } = getCtx()
  const found = await readFlow(db, actor, params.flowId ?? '')
  if (!found) notFound()
  const { homeTimeZone } = await readClub(db)
  const flow = tellFlow(found, { locale, zone: homeTimeZone, origin })
  const card = new URL(request.url).searchParams.get('card')
  return {
    frame: { locale, accent: found.brand?.accent ?? null },
    key: randomUUID(),
    mayChange: runsTheClub(actor),
    flow,
    card: flow.doors.find(({ id }) => id === card) ?? null,
  }
}

export async function postOverview({ request, params }: ActionFunctionArgs) {
  const { actor, locale } = await requireStaff(request, runsTheClub)
  const flowId = params.flowId ?? ''
  const form = await parseForm(request, overviewForm, locale)
  if (!form.ok) return answerForm(form.submission)
  if (form.value.intent !== 'create_door') return answerOverview(actor, flowId, form.value, locale)
  const t = translate(copy, locale)
  const made = await makeDoor(actor, flowId, form.value, locale)
  return made.ok
    ? made.value
    : answerForm(form.submission, { fieldErrors: { [made.field]: [t(made.reason)] } })
}
