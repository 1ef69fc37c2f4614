import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { grantRole } from '~/domain/accounts/grant-role.server'
import { listRoleScopes, listTeam } from '~/domain/accounts/list-team.server'
import { mayChangeRole, seesTheTeam } from '~/domain/accounts/policy'
import { revokeRole } from '~/domain/accounts/revoke-role.server'
import { teamForm } from '~/domain/accounts/schema'
import type { SignedIn, StaffRole } from '~/domain/kernel/actor'
import { homeZone } from '~/domain/permission/types'
import { type Locale, translate } from '~/shared/copy'
import { dayInZone, formatDay } from '~/shared/format'
import { paths } from '~/shared/paths'
import { getCtx } from '~/web/ctx.server'
import { redirectWith } from '~/web/flash.server'
import { answerForm, malformed, notFound, parseForm } from '~/web/form.server'
import { requireStaff } from '~/web/visitor.server'
import { copy } from './copy'

export async function loadTeam({ request }: LoaderFunctionArgs) {
  const { actor, locale } = await requireStaff(request, seesTheTeam)
  const ctx = getCtx()
  const people = await listTeam(ctx, actor, locale)
  return {
    frame: { locale },
    people: people.map(person => ({
      ...person,
      roles: person.roles.map(({ grantedAt, ...role }) => ({
        ...role,
        since: formatDay(dayInZone(grantedAt, homeZone), locale),
      })),
    })),
    rights: await listRights(actor, locale),
  }
}

async function listRights(actor: SignedIn, locale: Locale): Promise<{ value: string; label: string }[]> {
  const t = translate(copy, locale)
  const { brands, events } = await listRoleScopes(getCtx(), actor, locale)
  const whole = (['admin', 'manager'] as const).filter(role => mayChangeRole(actor, role))
  return [
    ...whole.map(role => ({ value: role, label: t(role) })),
    ...brands.map(brand => ({
      value: `brand_staff:${brand.id}`,
      label: t('brandStaffOf', { scope: brand.name }),
    })),
    ...events.map(event => ({ value: `door:${event.id}`, label: t('doorOf', { scope: event.title }) })),
  ]
}

export async function postTeam({ request }: ActionFunctionArgs) {
  const { actor, locale } = await requireStaff(request, seesTheTeam)
  const form = await parseForm(request, teamForm, locale)
  if (!form.ok) return answerForm(form.submission)
  const { value } = form
  const t = translate(copy, locale)
  const back = (tone: 'good' | 'info' | 'warn', text: string) =>
    redirectWith(paths.staffTeam(), { tone, text })
  if (value.intent === 'revoke') {
    const revoked = await revokeRole(getCtx(), actor, value.roleId)
    if (revoked.ok) return back('good', t('removed'))
    return revoked.reason === 'last_admin' ? back('warn', t('lastAdmin')) : notFound()
  }
  const granted = await grantRole(getCtx(), actor, { ...value, locale, role: readRight(value.role) })
  if (granted.ok) return granted.value.isNew ? back('good', t('added')) : back('info', t('already'))
  const fieldErrors: Record<string, string[]> =
    granted.reason === 'not_an_address' ? { address: [t('badAddress')] } : { role: [t('badRight')] }
  return answerForm(form.submission, { fieldErrors })
}

/** The form's schema lets no other shape through. */
function readRight(right: string): StaffRole {
  const [role, scope = ''] = right.split(':')
  switch (role) {
    case 'admin':
    case 'manager':
      return { role }
    case 'brand_staff':
      return { role, brandId: scope }
    case 'door':
      return { role, eventId: scope }
    default:
      return malformed()
  }
}
