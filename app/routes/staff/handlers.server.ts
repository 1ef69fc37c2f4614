import { data, type LoaderFunctionArgs } from '@remix-run/node'
import { seesTheTeam } from '~/domain/accounts/policy'
import { readMyAddress } from '~/domain/accounts/queries.server'
import { listBrands } from '~/domain/brands/queries.server'
import { brandsOf, type SignedIn, type StaffRole } from '~/domain/kernel/actor'
import { type Locale, translate } from '~/shared/copy'
import { joinList } from '~/shared/format'
import { paths } from '~/shared/paths'
import { getCtx } from '~/web/ctx.server'
import { readFlash } from '~/web/flash.server'
import { personName } from '~/web/person-name'
import { requireStaff } from '~/web/visitor.server'
import { copy } from './copy'

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
function navFor(actor: SignedIn, locale: Locale): { to: string; label: string }[] {
  const t = translate(copy, locale)
  const doesBrandWork = brandsOf(actor).length > 0
  return [
    { to: paths.staffEvents(), label: t('events') },
    ...(doesBrandWork
      ? [
          { to: paths.staffPeople(), label: t('people') },
          { to: paths.staffImports(), label: t('imports') },
        ]
      : []),
    ...(seesTheTeam(actor) ? [{ to: paths.staffTeam(), label: t('team') }] : []),
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
