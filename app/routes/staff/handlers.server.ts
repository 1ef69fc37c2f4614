import { data, type LoaderFunctionArgs } from '@remix-run/node'
import { seesTheTeam } from '~/domain/accounts/policy'
import { readMyAddress } from '~/domain/accounts/queries.server'
import { brandsOf, type SignedIn, type StaffRole } from '~/domain/kernel/actor'
import { type Locale, translate } from '~/shared/copy'
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
  const detail = translate(copy, locale)(highestRole(actor))
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

const ranks = ['admin', 'manager', 'brand_staff', 'door'] as const

function highestRole(actor: SignedIn): StaffRole['role'] {
  return ranks.find(rank => actor.roles.some(({ role }) => role === rank)) ?? 'door'
}
