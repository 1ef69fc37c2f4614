import { data, type LoaderFunctionArgs } from '@remix-run/node'
import { readClub } from '~/domain/brands/read-club.server'
import { readTeaser } from '~/domain/reservations/programme.server'
import { getCtx } from '~/web/ctx.server'
import { tellWithWay } from '~/web/tell-refusal'
import { requirePerson } from '~/web/visitor.server'
import { loadEvent } from './handlers.server'

/** The event for whoever may read of it; for a member below its rank, its title, its season and what opens it. */
export async function loadEventOrTeaser(args: LoaderFunctionArgs) {
  const { actor, locale } = await requirePerson(args.request)
  const { db } = getCtx()
  const teaser = await readTeaser(db, actor, args.params.slug ?? '')
  if (teaser === null) return loadEvent(args)
  return data({
    frame: { locale },
    clubName: (await readClub(db)).name,
    teaser: { title: teaser.title[locale], season: teaser.season[locale] },
    title: teaser.title[locale],
    opens: tellWithWay(teaser.refusal, locale),
  })
}
