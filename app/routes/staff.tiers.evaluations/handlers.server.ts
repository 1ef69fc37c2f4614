import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { readClub } from '~/domain/brands/read-club.server'
import { runsTheClub } from '~/domain/kernel/actor'
import { tryEvaluation } from '~/domain/memberships/evaluate-tiers.server'
import { tellChange, tellReason } from '~/domain/memberships/evaluation'
import { listChanges, listEvaluations } from '~/domain/memberships/evaluation-queries.server'
import { translate } from '~/shared/copy'
import { formatMoment } from '~/shared/format'
import { paths } from '~/shared/paths'
import { getCtx } from '~/web/ctx.server'
import { notFound } from '~/web/form.server'
import { personName } from '~/web/person-name'
import { requireStaff } from '~/web/visitor.server'
import { copy } from './copy'

/** The latest looks at the ladder, and the changes of the one that the address names (`run`), else of the last. */
export async function loadEvaluations({ request }: LoaderFunctionArgs) {
  const { actor, locale } = await requireStaff(request, runsTheClub)
  const { db } = getCtx()
  const t = translate(copy, locale)
  const runs = (await listEvaluations(db, actor)) ?? notFound()
  const wanted = new URL(request.url).searchParams.get('run')
  const shown = runs.find(run => run.id === wanted) ?? (wanted ? notFound() : runs[0])
  const changes = shown ? ((await listChanges(db, actor, shown.id)) ?? notFound()) : []
  const { homeTimeZone } = await readClub(db)
  const moment = (at: Date) => formatMoment(at, homeTimeZone, locale, { year: true })
  return {
    frame: { locale },
    runs: runs.map(run => ({
      id: run.id,
      when: moment(run.asOf),
      what: run.isDry ? t('tried', { by: run.startedBy ? personName(run.startedBy) : '' }) : t('carriedOut'),
      members: run.members,
      changes: run.changes,
    })),
    shown: shown
      ? {
          id: shown.id,
          isDry: shown.isDry,
          title: t(shown.isDry ? 'wouldOn' : 'didOn', { when: moment(shown.asOf) }),
        }
      : null,
    changes: changes.map(line => ({
      key: `${line.personId} ${line.change}`,
      personId: line.personId,
      name: personName(line) || t('unnamed'),
      change: tellChange(line.change, locale),
      from: line.from?.[locale] ?? '',
      to: line.to?.[locale] ?? '',
      isMove: line.from?.fr !== line.to?.fr,
      reasons: line.reasons.map(reason => tellReason(reason, locale)),
    })),
  }
}

/** Tries the evaluation: keeps the list, moves nobody. */
export async function postEvaluation({ request }: ActionFunctionArgs) {
  const { actor } = await requireStaff(request, runsTheClub)
  const tried = await tryEvaluation(getCtx(), actor)
  if (!tried.ok) return notFound()
  return redirect(`${paths.staffEvaluations()}?run=${tried.value.evaluationId}`)
}
