import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { readClub } from '~/domain/brands/read-club.server'
import { runsTheClub } from '~/domain/kernel/actor'
import { listAskedOfConcierge } from '~/domain/memberships/concierge-queries.server'
import { lastDayBefore } from '~/domain/memberships/days'
import { finishRequest } from '~/domain/memberships/finish-request.server'
import { memberSearch } from '~/domain/memberships/schema'
import { listMembers, type MemberRow } from '~/domain/memberships/staff-queries.server'
import { listTiers } from '~/domain/tiers/queries.server'
import { type Locale, translate } from '~/shared/copy'
import { dayInZone, formatDay, formatNumber } from '~/shared/format'
import { paths } from '~/shared/paths'
import { getCtx } from '~/web/ctx.server'
import { redirectWith } from '~/web/flash.server'
import { malformed, notFound } from '~/web/form.server'
import { personName } from '~/web/person-name'
import { tellRequest } from '~/web/tell-request'
import { requireStaff } from '~/web/visitor.server'
import { copy } from './copy'

export async function loadMembers({ request }: LoaderFunctionArgs) {
  const { actor, locale } = await requireStaff(request, runsTheClub)
  const { db } = getCtx()
  const search = memberSearch.parse(Object.fromEntries(new URL(request.url).searchParams))
  const { members, ...where } = (await listMembers(db, actor, search)) ?? notFound()
  const { homeTimeZone } = await readClub(db)
  const t = translate(copy, locale)
  return {
    frame: { locale },
    search,
    ...where,
    tiers: (await listTiers(db)).map(tier => ({ value: tier.slug, label: tier.name[locale] })).reverse(),
    asked: (await listAskedOfConcierge(db, actor)).map(request => ({
      ...tellRequest(request, homeTimeZone, locale),
      by: { name: personName(request) || t('unnamed'), href: paths.staffMember(request.personId) },
    })),
    members: members.map(member => ({
      id: member.personId,
      name: personName(member) || t('unnamed'),
      address: member.address,
      tier: member.tierName[locale],
      ...tellHolding(member, homeTimeZone, locale),
      since: formatDay(dayInZone(member.memberSince, homeTimeZone), locale),
      attendances: member.attendances,
      points: formatNumber(member.balance, locale),
    })),
  }
}

/** What is done from the list of all: a request to the concierge is seen to. */
export async function postMembers({ request }: ActionFunctionArgs) {
  const { actor, locale } = await requireStaff(request, runsTheClub)
  const form = await request.formData()
  if (form.get('intent') !== 'finish') return malformed()
  const asked = { useId: String(form.get('useId')), personId: String(form.get('personId')) }
  const answer = await finishRequest(getCtx(), actor, asked)
  const t = translate(copy, locale)
  if (answer.ok) return redirectWith(paths.staffMembers(), { tone: 'good', text: t('done') })
  switch (answer.reason) {
    case 'not_found':
      return notFound()
    case 'given_back':
      return redirectWith(paths.staffMembers(), { tone: 'warn', text: t('givenBack') })
  }
}

/** How the membership is held, and what is to know of it. */
function tellHolding(
  member: MemberRow,
  zone: string,
  locale: Locale,
): { state: string; note: string | null } {
  const t = translate(copy, locale)
  const lastDay = (end: Date) => formatDay(lastDayBefore(end, zone), locale)
  const note = member.fallsAt ? t('falls', { day: formatDay(dayInZone(member.fallsAt, zone), locale) }) : null
  if (member.state === 'suspended') return { state: t('suspended'), note }
  if (member.state === 'paused')
    return {
      state: member.pausedUntil ? t('pausedUntil', { day: lastDay(member.pausedUntil) }) : t('paused'),
      note,
    }
  if (member.kind === 'trial' && member.trialUntil)
    return { state: t('trialUntil', { day: lastDay(member.trialUntil) }), note }
  return { state: t(member.kind === 'honorary' ? 'honorary' : 'active'), note }
}
