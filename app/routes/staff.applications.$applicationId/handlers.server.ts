import type { LoaderFunctionArgs } from '@remix-run/node'
import { brandsOf } from '~/domain/kernel/actor'
import { listTiers } from '~/domain/tiers/queries.server'
import { readNextRank } from '~/domain/vetting/decision-queries.server'
import { readDesk } from '~/domain/vetting/desk-queries.server'
import { getCtx } from '~/web/ctx.server'
import { notFound } from '~/web/form.server'
import { requireStaff } from '~/web/visitor.server'
import { tellDesk } from './tell-desk'

export async function loadDesk({ request, params }: LoaderFunctionArgs) {
  const { actor, locale } = await requireStaff(request, who => brandsOf(who).length > 0)
  const { db } = getCtx()
  const desk = (await readDesk(db, actor, params.applicationId ?? '')) ?? notFound()
  const { flow } = desk.application
  const tiers = await listTiers(db)
  const nextRank = await readNextRank(db, flow.id)
  return {
    frame: { locale, accent: flow.accent },
    ...tellDesk(desk, { tiers, nextRank }, locale),
  }
}
