import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { runsTheClub } from '~/domain/kernel/actor'
import { tellAnswerProblem, tellMissing } from '~/domain/qualification/answer-words'
import { submittable } from '~/domain/qualification/passage'
import { readFlow } from '~/domain/qualification/queries.server'
import { scoreAnswers } from '~/domain/qualification/score'
import { tellAnswer } from '~/domain/qualification/tell-answer'
import type { FlowDefinition } from '~/domain/qualification/types'
import { translate } from '~/shared/copy'
import { getCtx } from '~/web/ctx.server'
import { notFound } from '~/web/form.server'
import { requireStaff } from '~/web/visitor.server'
import { copy } from './copy'
import { type DraftWalk, newWalk, readWalk, standOf, type WalkErrors, walkOn } from './walk-draft'

type Args = Pick<LoaderFunctionArgs, 'request' | 'params'>

export async function loadPreview(args: LoaderFunctionArgs) {
  const { locale, flow, version } = await requireVersion(args)
  return {
    frame: { locale, accent: flow.brand?.accent ?? null },
    flowId: flow.id,
    name: flow.name[locale] || flow.name.fr,
    what: translate(copy, locale)(flow.draft ? 'draft' : 'published', { number: version.number }),
    view: tellWalk(version.definition, newWalk(version.definition, locale), {}),
  }
}

export async function postPreview(args: ActionFunctionArgs) {
  const { locale, version } = await requireVersion(args)
  const form = await args.request.formData()
  const { definition } = version
  const { walk, errors } = walkOn(definition, readWalk(definition, form.get('walk'), locale), form)
  const view = tellWalk(definition, walk, errors)
  return { view: Object.keys(errors).length > 0 ? { ...view, typed: typedIn(form) } : view }
}

async function requireVersion({ request, params }: Args) {
  const { actor, locale } = await requireStaff(request, runsTheClub)
  const flow = await readFlow(getCtx().db, actor, params.flowId ?? '')
  const version = flow?.draft ?? flow?.published
  if (!flow || !version) notFound()
  return { locale, flow, version }
}

export type WalkView = ReturnType<typeof tellWalk> & { typed?: Record<string, string[]> }

/** The page of the applicant where the walk stands, in the applicant's language, and what the staff see beside it. */
function tellWalk(definition: FlowDefinition, walk: DraftWalk, errors: WalkErrors) {
  const { passage, here, index } = standOf(definition, walk)
  const counting = submittable(definition, walk.answers, walk)
  const questions = passage.steps.flatMap(step => step.questions)
  const { score, advice } = scoreAnswers(definition, walk.answers, walk)
  return {
    walk,
    index,
    here: here ?? null,
    steps: passage.steps.map(({ step, isDone }) => ({
      id: step.id,
      title: step.title,
      kind: step.kind,
      isDone,
    })),
    away: definition.steps.length - passage.steps.length,
    keptMonths: definition.keptMonths,
    left: passage.steps.filter(({ step, isDone }) => step.kind !== 'review' && !isDone).length,
    hidden: passage.hiddenAnswers.length,
    answers: questions
      .filter(({ id }) => Object.hasOwn(counting, id))
      .map(question => ({
        id: question.id,
        label: question.label[walk.locale],
        words: tellAnswer(question, counting[question.id], walk.locale),
      })),
    score,
    advice,
    errors: Object.fromEntries(
      questions.flatMap(question => {
        const error = errors[question.id]
        if (!error) return []
        const told =
          error === 'missing'
            ? tellMissing(question, walk.locale)
            : tellAnswerProblem(error, question, walk.locale)
        return [[question.id, [told]]]
      }),
    ),
  }
}

function typedIn(form: FormData): Record<string, string[]> {
  const typed: Record<string, string[]> = {}
  for (const [name, value] of form.entries()) {
    if (typeof value === 'string') typed[name] = [...(typed[name] ?? []), value]
  }
  return typed
}
