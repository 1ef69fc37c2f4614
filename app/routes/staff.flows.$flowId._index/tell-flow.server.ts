import { problemsOfFlow } from '~/domain/qualification/check-definition'
import { tellFlowProblem } from '~/domain/qualification/flow-words'
import type { FlowForStaff } from '~/domain/qualification/queries.server'
import type { Door, FlowDefinition, FlowProblem } from '~/domain/qualification/types'
import { type Locale, translate } from '~/shared/copy'
import { dayInZone, formatDay } from '~/shared/format'
import { paths } from '~/shared/paths'
import { copy } from './copy'

type Telling = { locale: Locale; zone: string; origin: string }

/** A flow as its overview shows it. */
export function tellFlow(flow: FlowForStaff, telling: Telling) {
  const t = translate(copy, telling.locale)
  const { draft, published } = flow
  return {
    id: flow.id,
    name: flow.name[telling.locale] || flow.name.fr,
    over: t('over', { brand: flow.brand?.name ?? t('club') }),
    leadsTo: flow.risesTo ? t('rises', { tier: flow.risesTo.name[telling.locale] }) : t('joins'),
    state: flow.state,
    isListed: flow.isListed,
    purpose: flow.purpose,
    address: `${telling.origin}${paths.applyFlow(flow.slug)}`,
    applications: flow.applications,
    published: published?.number ?? null,
    draft: draft
      ? {
          number: draft.number,
          edit: draft.edit,
          problems: problemsOfFlow(draft.definition).map(problem => ({
            words: tellFlowProblem(problem, draft.definition, telling.locale),
            to: addressOf(flow.id, problem, draft.definition),
          })),
        }
      : null,
    versions: flow.versions.map(version => ({
      id: version.id,
      number: version.number,
      state: version.state,
      since: version.publishedAt
        ? formatDay(dayInZone(version.publishedAt, telling.zone), telling.locale)
        : null,
      applications: version.applications,
    })),
    doors: flow.doors.map(door => tellDoor(door, telling)),
  }
}

export type FlowView = ReturnType<typeof tellFlow>
export type DoorView = FlowView['doors'][number]

function tellDoor(door: Door, { locale, zone, origin }: Telling) {
  const t = translate(copy, locale)
  return {
    id: door.id,
    label: door.label,
    code: door.code,
    source: t(door.source),
    address: `${origin}${paths.code(door.code)}`,
    uses: door.usesMax === null ? String(door.uses) : t('usesOf', { uses: door.uses, most: door.usesMax }),
    until: door.closesAt ? formatDay(dayInZone(door.closesAt, zone), locale) : t('noEnd'),
    isOpen: door.isOpen,
    isClosed: door.closedAt !== null,
  }
}

/** Where in the builder a problem is settled. */
function addressOf(flowId: string, { at, problem }: FlowProblem, definition: FlowDefinition): string {
  const builder = paths.staffFlowEdit(flowId)
  const [first = '', second] = at.split('/')
  if (definition.steps.some(({ id }) => id === first))
    return `${builder}?${new URLSearchParams(second ? { step: first, question: second } : { step: first })}`
  if (definition.knockOuts.some(({ id }) => id === first))
    return `${builder}?${new URLSearchParams({ 'knock-out': first })}`
  const isJudging =
    problem === 'quorum_out_of_range' ||
    problem === 'no_criteria' ||
    definition.committee.criteria.some(({ id }) => id === first)
  return isJudging ? `${builder}?part=judging` : builder
}
