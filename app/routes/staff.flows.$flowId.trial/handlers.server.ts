import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node'
import { readClub } from '~/domain/brands/read-club.server'
import { runsTheClub } from '~/domain/kernel/actor'
import { inventSamples } from '~/domain/qualification/invent-samples'
import { questionsOf } from '~/domain/qualification/passage'
import { listPastAnswers, type PastAnswers } from '~/domain/qualification/past-answers.server'
import { readFlow } from '~/domain/qualification/queries.server'
import { tellTree } from '~/domain/qualification/tell-tree'
import { type Locale, translate } from '~/shared/copy'
import { dayInZone, formatDay } from '~/shared/format'
import { getCtx } from '~/web/ctx.server'
import { notFound } from '~/web/form.server'
import { requireStaff } from '~/web/visitor.server'
import { copy } from './copy'
import { readOwnSample } from './read-own-sample'
import { sampleOf, type TrialSample, tellTrials } from './tell-trial'

type Args = Pick<LoaderFunctionArgs, 'request' | 'params'>

export async function loadTrial(args: LoaderFunctionArgs) {
  const { actor, locale, flow, version } = await requireVersion(args)
  const { db } = getCtx()
  const { homeTimeZone } = await readClub(db)
  const { definition } = version
  const published = flow.draft ? (flow.published?.definition ?? null) : null
  const past = await listPastAnswers(db, actor, flow.id)
  const invented = inventSamples(definition, locale).map(({ label, answers, way }, at) =>
    sampleOf(`made-up-${at}`, label, answers, way),
  )
  return {
    frame: { locale, accent: flow.brand?.accent ?? null },
    flowId: flow.id,
    name: flow.name[locale] || flow.name.fr,
    what: translate(copy, locale)(flow.draft ? 'draft' : 'published', { number: version.number }),
    isCompared: published !== null,
    tree: tellTree(definition, locale),
    madeUp: tellTrials(definition, published, invented, locale),
    past: tellTrials(definition, published, past.map(tellPast(locale, homeTimeZone)), locale),
    questions: definition.steps.flatMap(questionsOf).filter(({ kind }) => kind !== 'file'),
  }
}

export async function postTrial(args: ActionFunctionArgs) {
  const { locale, flow, version } = await requireVersion(args)
  const form = await args.request.formData()
  const { sample, unread } = readOwnSample(version.definition, form, translate(copy, locale)('mine'))
  const published = flow.draft ? (flow.published?.definition ?? null) : null
  const [own] = tellTrials(version.definition, published, [sample], locale)
  return data({ own: own ?? null, unread, typed: typedIn(form) })
}

async function requireVersion({ request, params }: Args) {
  const { actor, locale } = await requireStaff(request, runsTheClub)
  const flow = await readFlow(getCtx().db, actor, params.flowId ?? '')
  const version = flow?.draft ?? flow?.published
  if (!flow || !version) notFound()
  return { actor, locale, flow, version }
}

function tellPast(locale: Locale, zone: string): (past: PastAnswers) => TrialSample {
  const t = translate(copy, locale)
  return ({ applicationId, submittedAt, versionNumber, answers, way, decided }) => {
    const day = formatDay(dayInZone(submittedAt, zone), locale)
    const label = t('pastLabel', { day, number: versionNumber })
    return sampleOf(applicationId, label, answers, way, t(decided ?? 'undecided'))
  }
}

function typedIn(form: FormData): Record<string, string[]> {
  const typed: Record<string, string[]> = {}
  for (const [name, value] of form.entries()) {
    if (typeof value === 'string') typed[name] = [...(typed[name] ?? []), value]
  }
  return typed
}
