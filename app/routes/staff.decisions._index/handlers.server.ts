import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node'
import { readClub } from '~/domain/brands/read-club.server'
import { runsTheClub } from '~/domain/kernel/actor'
import { never } from '~/domain/kernel/result'
import { callBackDecision } from '~/domain/vetting/call-back-decision.server'
import { type ListedDecision, listDecisions } from '~/domain/vetting/decision-queries.server'
import { releaseDecisions } from '~/domain/vetting/release-decisions.server'
import { releaseFields } from '~/domain/vetting/schema'
import { tellDecision } from '~/domain/vetting/words'
import { type Locale, translate } from '~/shared/copy'
import { formatMoment, formatTime } from '~/shared/format'
import { paths } from '~/shared/paths'
import { getCtx } from '~/web/ctx.server'
import { redirectWith } from '~/web/flash.server'
import { malformed, notFound } from '~/web/form.server'
import { personName } from '~/web/person-name'
import { requireStaff } from '~/web/visitor.server'
import { copy } from './copy'

export async function loadDecisions({ request }: LoaderFunctionArgs) {
  const { actor, locale } = await requireStaff(request, runsTheClub)
  const decisions = (await listDecisions(getCtx().db, actor)) ?? notFound()
  const { timeZone } = decisions
  const tell = (each: ListedDecision) => tellRow(each, timeZone, locale)
  return {
    frame: { locale },
    pending: decisions.pending.map(tell),
    released: decisions.released.map(tell),
    past: decisions.past.map(tell),
  }
}

function tellRow(each: ListedDecision, zone: string, locale: Locale) {
  const t = translate(copy, locale)
  const at = (moment: Date) => formatMoment(moment, zone, locale, { weekday: false, year: true })
  return {
    id: each.id,
    /** What is released is the letter of this version. */
    chosen: `${each.id}:${each.version}`,
    name: personName(each.person) || t('unnamed'),
    flow: each.flowName[locale],
    applicationHref: paths.staffApplication(each.applicationId),
    href: paths.staffDecision(each.id),
    decision: tellDecision(each.decision, each.tierName, locale),
    subject: each.letter.subject,
    language: each.letter.locale,
    by: personName(each.decidedByName),
    leaves: each.takesEffectAt ? formatTime(each.takesEffectAt, zone, locale) : '',
    ended: each.effectiveAt
      ? t('left', { when: at(each.effectiveAt) })
      : each.calledBackAt
        ? t('calledBack', { when: at(each.calledBackAt) })
        : '',
  }
}

export async function actOnDecisions({ request }: ActionFunctionArgs) {
  const { actor, locale } = await requireStaff(request, runsTheClub)
  const form = await request.formData()
  const calledBack = form.get('callBack')
  if (typeof calledBack === 'string') return callBack(actor, calledBack, locale)
  const fields = releaseFields.safeParse({ chosen: form.getAll('chosen') })
  if (!fields.success) return malformed()
  const chosen = fields.data.chosen.map(each => {
    const [decisionId = '', version] = each.split(':')
    return { decisionId, version: Number(version) }
  })
  const t = translate(copy, locale)
  const answer = await releaseDecisions(getCtx(), actor, chosen)
  if (answer.ok) {
    const { homeTimeZone } = await readClub(getCtx().db)
    const { released, takesEffectAt } = answer.value
    const hour = formatTime(takesEffectAt, homeTimeZone, locale)
    const text = released === 0 ? t('alreadyReleased') : t('releasedDone', { count: released, hour })
    return redirectWith(paths.staffDecisions(), { tone: 'good', text })
  }
  switch (answer.reason) {
    case 'not_yours':
      return notFound()
    case 'none_chosen':
      return data({ refusal: t('noneChosen') }, { status: 422 })
    case 'changed_meanwhile':
      return data({ refusal: t('changed', { count: answer.decisionIds.length }) }, { status: 409 })
    default:
      return never(answer)
  }
}

async function callBack(actor: Parameters<typeof callBackDecision>[1], decisionId: string, locale: Locale) {
  const t = translate(copy, locale)
  const answer = await callBackDecision(getCtx(), actor, decisionId)
  if (answer.ok) return redirectWith(paths.staffDecisions(), { tone: 'good', text: t('calledBackDone') })
  if (answer.reason === 'too_late') return data({ refusal: t('tooLate') }, { status: 409 })
  return notFound()
}
