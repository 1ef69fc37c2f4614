import { data, type LoaderFunctionArgs } from '@remix-run/node'
import { seesTheTeam } from '~/domain/accounts/policy'
import { readMyAddress } from '~/domain/accounts/queries.server'
import { listBrands } from '~/domain/brands/queries.server'
import { brandsOf, runsTheClub, type SignedIn, type StaffRole } from '~/domain/kernel/actor'
import { type CopyKey, type Locale, translate } from '~/shared/copy'
import { joinList } from '~/shared/format'
import { paths } from '~/shared/paths'
import { getCtx } from '~/web/ctx.server'
import { readFlash } from '~/web/flash.server'
import { personName } from '~/web/person-name'
import { requireStaff } from '~/web/visitor.server'
import { copy } from './copy'

type NavEntry = { to: string; label: string; end?: boolean; within?: NavEntry[] }

export async function loadStaff({ request }: LoaderFunctionArgs) {
  const { actor, person, locale } = await requireStaff(request)
  const { flash, headers } = readFlash(request)
  const name = personName(person) || (await readMyAddress(getCtx(), actor))
  const detail = await tellRole(actor, locale)
  return data(
    {
      frame: { locale },
      flash,
      nav: navFor(actor, locale),
      account: { name, href: paths.account(), detail },
    },
    { headers },
  )
}

/** Only what the actor's roles open: the door has its events and nothing else. */
function navFor(actor: SignedIn, locale: Locale): NavEntry[] {
  const t = translate(copy, locale)
  const entry = (to: string, key: CopyKey<typeof copy>): NavEntry => ({ to, label: t(key) })
  const part = (first: NavEntry, ...others: NavEntry[]) => ({ ...first, within: [first, ...others] })
  const programme = entry(paths.staffEvents(), 'events')
  if (brandsOf(actor).length === 0) return [programme]
  const events = part(
    programme,
    entry(paths.staffFleet(), 'fleet'),
    entry(paths.staffDemand(), 'demand'),
    entry(paths.staffPolls(), 'polls'),
  )
  const applications = entry(paths.staffApplications(), 'applications')
  const interviews = entry(paths.staffInterviews(), 'interviews')
  const flows = entry(paths.staffFlows(), 'flows')
  const people = part(entry(paths.staffPeople(), 'people'), entry(paths.staffImports(), 'imports'))
  if (!runsTheClub(actor)) return [part(applications, interviews), flows, events, people]
  return [
    part(
      applications,
      entry(paths.staffDecisions(), 'decisions'),
      interviews,
      entry(paths.staffNominations(), 'nominations'),
    ),
    part(
      entry(paths.staffMembers(), 'members'),
      { ...entry(paths.staffTiers(), 'tiers'), end: true },
      entry(paths.staffEvaluations(), 'evaluations'),
    ),
    flows,
    events,
    people,
    ...(seesTheTeam(actor) ? [entry(paths.staffTeam(), 'team')] : []),
  ]
}

/** Brand staff are known by their brands, the others by what they do. */
async function tellRole(actor: SignedIn, locale: Locale): Promise<string> {
  const role = highestRole(actor)
  if (role !== 'brand_staff') return translate(copy, locale)(role)
  const brands = await listBrands(getCtx().db, actor)
  return joinList(
    brands.map(brand => brand.name),
    locale,
  )
}

const ranks = ['admin', 'manager', 'brand_staff', 'door'] as const

function highestRole(actor: SignedIn): StaffRole['role'] {
  return ranks.find(rank => actor.roles.some(({ role }) => role === rank)) ?? 'door'
}
