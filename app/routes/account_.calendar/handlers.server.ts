import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node'
import { readMyAddress } from '~/domain/accounts/queries.server'
import { endCalendarFeed, readCalendarFeed, renewCalendarFeed } from '~/domain/calendar/calendar-feed.server'
import { homeZone } from '~/domain/permission/types'
import { translate } from '~/shared/copy'
import { formatMoment } from '~/shared/format'
import { paths } from '~/shared/paths'
import { getCtx } from '~/web/ctx.server'
import { readFlash, redirectWith } from '~/web/flash.server'
import { malformed } from '~/web/form.server'
import { memberNav } from '~/web/member-nav'
import { personName } from '~/web/person-name'
import { requirePerson } from '~/web/visitor.server'
import { copy } from './copy'

export async function loadCalendarPage({ request }: LoaderFunctionArgs) {
  const { actor, person, locale } = await requirePerson(request)
  const ctx = getCtx()
  const { flash, headers } = readFlash(request)
  const feed = await readCalendarFeed(ctx.db, actor)
  const zone = person.timeZone ?? homeZone
  return data(
    {
      frame: { locale },
      flash,
      nav: memberNav(locale, person.standing),
      name: personName(person) || (await readMyAddress(ctx, actor)),
      since: feed && formatMoment(feed.since, zone, locale, { weekday: false }),
    },
    { headers },
  )
}

/** The address is shown on the answer to this press and on no page after it. */
export async function postCalendar({ request }: ActionFunctionArgs) {
  const { actor, locale } = await requirePerson(request)
  const intent = (await request.formData()).get('intent')
  if (intent === 'renew') {
    const { address } = await renewCalendarFeed(getCtx(), actor)
    return data({ address }, { headers: { 'Cache-Control': 'no-store' } })
  }
  if (intent !== 'end') malformed()
  await endCalendarFeed(getCtx(), actor)
  throw redirectWith(paths.accountCalendar(), { tone: 'good', text: translate(copy, locale)('ended') })
}
