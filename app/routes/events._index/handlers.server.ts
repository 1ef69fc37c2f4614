import { data, type LoaderFunctionArgs } from '@remix-run/node'
import { readProgramme } from '~/domain/reservations/programme.server'
import { paths } from '~/shared/paths'
import { getCtx } from '~/web/ctx.server'
import { readFlash } from '~/web/flash.server'
import { memberNav } from '~/web/member-nav'
import { personName } from '~/web/person-name'
import { tellWithWay } from '~/web/tell-refusal'
import { requirePerson } from '~/web/visitor.server'
import { factsOf, tellBrowse } from './browse'
import { pageOf, passes, readFilters } from './filters'
import { tellEntry } from './tell-entry'

/** The programme as it stands for this person: what is open, what opens when, what asks for what. */
export async function loadProgramme({ request }: LoaderFunctionArgs) {
  const { actor, person, locale } = await requirePerson(request)
  const { flash, headers } = readFlash(request)
  const filters = readFilters(new URL(request.url).searchParams)
  const { entries, teasers, refusal, now } = await readProgramme(getCtx().db, actor)
  const known = entries.map(entry => ({ entry, facts: factsOf(entry) }))
  const found = known.filter(({ facts }) => passes(facts, filters)).map(({ entry }) => entry)
  // A month is told whole; a list goes on over pages.
  const { shown, ...paging } =
    filters.view === 'month' ? { ...pageOf([], 1), shown: found } : pageOf(found, filters.page)
  return data(
    {
      frame: { locale },
      flash,
      nav: memberNav(locale, person.standing),
      name: personName(person),
      refusal: refusal && tellWithWay(refusal, locale),
      teasers: teasers.map(({ slug, title, season, refusal: closed }) => ({
        href: paths.event(slug),
        title: title[locale],
        season: season[locale],
        opens: tellWithWay(closed, locale).because,
      })),
      browse: tellBrowse(known, filters, now, locale),
      paging,
      hasAny: entries.length > 0,
      entries: shown.map(entry => tellEntry(entry, { now, ownZone: person.timeZone, locale })),
    },
    { headers },
  )
}
