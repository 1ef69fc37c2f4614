import type { LoaderFunctionArgs } from '@remix-run/node'
import { brandsOf } from '~/domain/kernel/actor'
import { homeZone } from '~/domain/permission/types'
import { listPeople } from '~/domain/profile/queries.server'
import { peopleSearchSchema } from '~/domain/profile/schema'
import { translate } from '~/shared/copy'
import { dayInZone, formatDay } from '~/shared/format'
import { getCtx } from '~/web/ctx.server'
import { personName } from '~/web/person-name'
import { requireStaff } from '~/web/visitor.server'
import { copy } from './copy'

export async function loadPeople({ request }: LoaderFunctionArgs) {
  const { actor, locale } = await requireStaff(request, who => brandsOf(who).length > 0)
  const search = peopleSearchSchema.parse(Object.fromEntries(new URL(request.url).searchParams))
  const { people, ...where } = await listPeople(getCtx().db, actor, search)
  const t = translate(copy, locale)
  const seesAll = brandsOf(actor) === 'all'
  return {
    frame: { locale },
    text: t(seesAll ? 'textAll' : 'textBrand'),
    seesAll,
    search,
    ...where,
    people: people.map(person => ({
      id: person.id,
      name: personName(person) || t('unnamed'),
      address: person.address,
      standing: t(readStanding(person.standing)),
      model: person.model,
      city: person.city,
      channels: person.channels.map(channel => t(channel)).join(', ') || t('noChannel'),
      since: formatDay(dayInZone(person.createdAt, homeZone), locale),
    })),
  }
}

function readStanding(text: string): 'prospect' | 'applicant' | 'member' {
  return text === 'applicant' || text === 'member' ? text : 'prospect'
}
