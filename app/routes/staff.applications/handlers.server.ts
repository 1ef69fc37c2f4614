import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node'
import { brandsOf, runsTheClub } from '~/domain/kernel/actor'
import { never } from '~/domain/kernel/result'
import { listQueue, listReadFlows, readQueueFigures } from '~/domain/vetting/queue-queries.server'
import type { QueueRow } from '~/domain/vetting/queue-rows.server'
import { queueSearchSchema } from '~/domain/vetting/schema'
import { shareOutApplications } from '~/domain/vetting/share-out-applications.server'
import { tellArrival, tellDay, tellPromise, tellStage } from '~/domain/vetting/words'
import { type Locale, translate } from '~/shared/copy'
import { formatNumber } from '~/shared/format'
import { paths } from '~/shared/paths'
import { getCtx } from '~/web/ctx.server'
import { redirectWith } from '~/web/flash.server'
import { notFound } from '~/web/form.server'
import { personName } from '~/web/person-name'
import { requireStaff } from '~/web/visitor.server'
import { copy } from './copy'

/** The queue, beside whatever application is open: the same list, at the same place, on every page below. */
export async function loadQueue({ request, params }: LoaderFunctionArgs) {
  const { actor, locale } = await requireStaff(request, who => brandsOf(who).length > 0)
  const { db } = getCtx()
  const { searchParams } = new URL(request.url)
  const search = queueSearchSchema.parse(Object.fromEntries(searchParams))
  const currentId = params.applicationId ?? null
  const queue = await listQueue(db, actor, search, currentId)
  const figures = await readQueueFigures(db, actor)
  const t = translate(copy, locale)
  return data({
    frame: { locale },
    search,
    currentId,
    mayShareOut: runsTheClub(actor),
    figures: {
      toRead: t('toRead', { count: figures.toRead }),
      late: figures.late > 0 ? t('late', { count: figures.late }) : null,
      median:
        figures.medianDays === null
          ? null
          : t('median', {
              count: figures.medianDays,
              days: formatNumber(figures.medianDays, locale, 1),
            }),
    },
    flows: (await listReadFlows(db, actor)).map(({ id, name }) => ({ id, name: name[locale] })),
    total: queue.total,
    page: queue.page,
    pages: queue.pages,
    previous: queue.previous,
    next: queue.next,
    rows: queue.rows.map(row => tellRow(row, queue.timeZone, locale)),
  })
}

function tellRow(row: QueueRow, zone: string, locale: Locale) {
  const t = translate(copy, locale)
  return {
    id: row.id,
    name: personName(row.person) || t('unnamed'),
    arrival: tellArrival(row, locale),
    flow: row.flowName[locale],
    stage: tellStage(row.stage, zone, locale),
    score: row.score === null ? '—' : formatNumber(row.score, locale, 1),
    promise: row.promise
      ? tellPromise(row.promise, locale)
      : row.decidedAt
        ? tellDay(row.decidedAt, zone, locale)
        : '—',
    isLate: row.promise?.standing === 'late',
  }
}

/** Gives every application that lacks them its readers. */
export async function shareOut({ request }: ActionFunctionArgs) {
  const { actor, locale } = await requireStaff(request, runsTheClub)
  const t = translate(copy, locale)
  const answer = await shareOutApplications(getCtx(), actor)
  if (!answer.ok) return answer.reason === 'not_yours' ? notFound() : never(answer.reason)
  const { shared } = answer.value
  const text = shared === 0 ? t('sharedNone') : t('shared', { count: shared })
  return redirectWith(paths.staffApplications(), { tone: shared === 0 ? 'info' : 'good', text })
}
