import type { LoaderFunctionArgs } from '@remix-run/node'
import { readClub } from '~/domain/brands/read-club.server'
import { brandsOf, runsTheClub, type SignedIn } from '~/domain/kernel/actor'
import { type FlowRow, listFlows } from '~/domain/qualification/queries.server'
import { type Locale, translate } from '~/shared/copy'
import { dayInZone, formatDay } from '~/shared/format'
import { paths } from '~/shared/paths'
import { getCtx } from '~/web/ctx.server'
import { requireStaff } from '~/web/visitor.server'
import { copy } from './copy'

const doesBrandWork = (actor: SignedIn) => brandsOf(actor).length > 0

export async function loadFlows({ request }: LoaderFunctionArgs) {
  const { actor, locale } = await requireStaff(request, doesBrandWork)
  const { db } = getCtx()
  const [flows, { homeTimeZone }] = await Promise.all([listFlows(db, actor), readClub(db)])
  return {
    frame: { locale },
    mayCreate: runsTheClub(actor),
    flows: flows.map(flow => tellFlow(flow, locale, homeTimeZone)),
  }
}

export type FlowLine = ReturnType<typeof tellFlow>

function tellFlow(flow: FlowRow, locale: Locale, zone: string) {
  const t = translate(copy, locale)
  const { applications, published, draft } = flow
  const version = published
    ? t('published', {
        number: published.number,
        day: formatDay(dayInZone(published.publishedAt, zone), locale),
      })
    : t('never')
  const waiting = applications.submitted + applications.waitlisted
  return {
    id: flow.id,
    to: paths.staffFlow(flow.id),
    name: flow.name[locale] || flow.name.fr,
    purpose: flow.risesTo ? t('rises', { tier: flow.risesTo.name[locale] }) : t('joins'),
    brand: flow.brand?.name ?? t('club'),
    state:
      flow.state === 'open' && !flow.isListed && flow.purpose === 'join' ? t('openUnlisted') : t(flow.state),
    isOpen: flow.state === 'open',
    version,
    draft: draft ? t('drafted', { number: draft.number }) : null,
    underWay: t('walking', { count: applications.draft }),
    toRead: waiting > 0 ? t('toRead', { count: waiting }) : null,
    doors: flow.openDoors,
  }
}
