import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { listEvents } from '~/domain/events/queries.server'
import { readDemand } from '~/domain/insight/demand-queries.server'
import { brandsOf, type SignedIn, worksFor } from '~/domain/kernel/actor'
import { never } from '~/domain/kernel/result'
import { homeZone } from '~/domain/permission/types'
import { heedWishes } from '~/domain/wishes/heed-wishes.server'
import { listPolls } from '~/domain/wishes/poll-queries.server'
import { listWishes } from '~/domain/wishes/wish-queries.server'
import { translate } from '~/shared/copy'
import { paths } from '~/shared/paths'
import { getCtx } from '~/web/ctx.server'
import { redirectWith } from '~/web/flash.server'
import { notFound } from '~/web/form.server'
import { requireStaff } from '~/web/visitor.server'
import { copy } from './copy'
import { tellDemand, tellPoll, tellReadWish } from './tell'

const mayRead = (who: SignedIn) => brandsOf(who).length > 0
const pollsShown = 2

export async function loadDemand({ request }: LoaderFunctionArgs) {
  const { actor, locale } = await requireStaff(request, mayRead)
  const { db } = getCtx()
  const events = await listEvents(db, actor)
  const polls = (await listPolls(db, actor)).filter(({ standing }) => standing !== 'waiting')
  return {
    frame: { locale },
    demand: tellDemand(await readDemand(db, actor), locale),
    polls: polls.slice(0, pollsShown).map(poll => tellPoll(poll, locale)),
    wishes: (await listWishes(db, actor)).map(wish => tellReadWish(wish, homeZone, locale)),
    events: events
      .filter(event => event.state !== 'cancelled' && worksFor(actor, event.brand.id))
      .map(({ id, title }) => ({ value: id, label: title[locale] })),
  }
}

/** Says of the ticked wishes that they were read, or that they shaped an event. */
export async function postDemand({ request }: ActionFunctionArgs) {
  const { actor, locale } = await requireStaff(request, mayRead)
  const t = translate(copy, locale)
  const form = await request.formData()
  const eventId = form.get('intent') === 'link' ? String(form.get('eventId') ?? '') : null
  const back = (tone: 'good' | 'warn', text: string) => redirectWith(paths.staffDemand(), { tone, text })
  if (eventId === '') return back('warn', t('event_missing'))
  const used = await heedWishes(getCtx(), actor, { wishIds: form.getAll('wish').map(String), eventId })
  if (used.ok) return back('good', t(eventId ? 'linked' : 'markedRead', used.value))
  switch (used.reason) {
    case 'none_chosen':
    case 'cancelled':
      return back('warn', t(used.reason))
    case 'not_found':
      return notFound()
    default:
      return never(used.reason)
  }
}
