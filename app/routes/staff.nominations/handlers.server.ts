import type { LoaderFunctionArgs } from '@remix-run/node'
import { runsTheClub } from '~/domain/kernel/actor'
import { listNominations, listNominators, type NominationLine } from '~/domain/nominations/queries.server'
import { nominationSearch } from '~/domain/nominations/schema'
import { tellPassage, tellState, tellWithdrawn } from '~/domain/nominations/words'
import { homeZone } from '~/domain/permission/types'
import { type Locale, translate } from '~/shared/copy'
import { dayInZone, formatDay } from '~/shared/format'
import { getCtx } from '~/web/ctx.server'
import { notFound } from '~/web/form.server'
import { requireStaff } from '~/web/visitor.server'
import { copy } from './copy'

export async function loadNominations({ request }: LoaderFunctionArgs) {
  const { actor, locale } = await requireStaff(request, runsTheClub)
  const { db } = getCtx()
  const search = nominationSearch.parse(Object.fromEntries(new URL(request.url).searchParams))
  const { nominations, ...where } = (await listNominations(db, actor, search)) ?? notFound()
  const records = (await listNominators(db, actor)) ?? notFound()
  const t = translate(copy, locale)
  return {
    frame: { locale },
    search,
    ...where,
    nominations: nominations.map(one => tell(one, locale)),
    records: records.map(record => ({ ...record, name: record.name || t('unnamed') })),
  }
}

function tell(one: NominationLine, locale: Locale) {
  const t = translate(copy, locale)
  const day = (at: Date) => formatDay(dayInZone(at, homeZone), locale)
  return {
    id: one.id,
    name: one.name || t('erased'),
    personId: one.personId,
    line: one.line,
    nominator: { ...one.nominator, name: one.nominator.name || t('unnamed') },
    flow: one.flowName[locale],
    day: day(one.createdAt),
    state: one.application === 'none' ? tellState(one.state, locale) : tellPassage(one.application, locale),
    note: one.because
      ? tellWithdrawn(one.because, locale)
      : one.state === 'sent'
        ? t('until', { day: day(new Date(one.expiresAt.getTime() - 1)) })
        : null,
  }
}
