import { data, type LoaderFunctionArgs } from '@remix-run/node'
import { readClub } from '~/domain/brands/read-club.server'
import { readEventPage, readTeaser } from '~/domain/reservations/programme.server'
import { getCtx } from '~/web/ctx.server'
import { notFound } from '~/web/form.server'
import { tellWithWay } from '~/web/tell-refusal'
import { requirePerson } from '~/web/visitor.server'
import { tellEvent } from './handlers.server'

/** The event for whoever may read of it; for a member below its rank, its title, its season and what opens it. */
export async function loadEventOrTeaser({ request, params }: LoaderFunctionArgs) {
  const visitor = await requirePerson(request)
  const { actor, locale } = visitor
  const { db } = getCtx()
  const slug = params.slug ?? ''
  const page = await readEventPage(db, actor, slug)
  // Staff read of every event of their house; as members they may stand below its rank all the same.
  const mayBeTeaser = page === null || page.event.visibility === 'teaser'
  const teaser = mayBeTeaser ? await readTeaser(db, actor, slug) : null
  if (teaser === null) return tellEvent(request, visitor, page ?? notFound())
  return data({
    frame: { locale },
    clubName: (await readClub(db)).name,
    teaser: { title: teaser.title[locale], season: teaser.season[locale] },
    title: teaser.title[locale],
    opens: tellWithWay(teaser.refusal, locale),
  })
}
