import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node'
import { readMyAttendance } from '~/domain/attendance/history-queries.server'
import { readClub } from '~/domain/brands/read-club.server'
import { never } from '~/domain/kernel/result'
import { askConcierge } from '~/domain/memberships/ask-concierge.server'
import { buyBenefit } from '~/domain/memberships/buy-benefit.server'
import { endOfDay } from '~/domain/memberships/days'
import { leaveTheCircle } from '~/domain/memberships/end-membership.server'
import { readMyMembership } from '~/domain/memberships/my-membership.server'
import { pauseMembership, resumeMembership } from '~/domain/memberships/pause-membership.server'
import { memberAct } from '~/domain/memberships/schema'
import { translate } from '~/shared/copy'
import { formatNumber } from '~/shared/format'
import { paths } from '~/shared/paths'
import { getCtx } from '~/web/ctx.server'
import { readFlash, redirectWith } from '~/web/flash.server'
import { malformed, notFound } from '~/web/form.server'
import { memberNav } from '~/web/member-nav'
import { personName } from '~/web/person-name'
import { requirePerson } from '~/web/visitor.server'
import { contestSeat, contestWish } from './contest-seat.server'
import { copy } from './copy'
import { tellAttendance } from './tell-attendance'
import { tellMembership } from './tell-membership'

/** A member's own circle; whoever is no member is shown the way in. */
export async function loadMembership({ request }: LoaderFunctionArgs) {
  const { actor, person, locale } = await requirePerson(request)
  const { flash, headers } = readFlash(request)
  const mine = await readMyMembership(getCtx().db, actor)
  const shell = {
    flash,
    nav: memberNav(locale, person.standing),
    account: { name: personName(person), href: paths.account() },
  }
  const view = mine && tellMembership(mine, locale)
  const attendance = tellAttendance(await readMyAttendance(getCtx().db, actor), locale)
  return data({ frame: { locale }, shell, view, attendance }, { headers })
}

export async function postMembership({ request }: ActionFunctionArgs) {
  const { actor, locale } = await requirePerson(request)
  const form = Object.fromEntries(await request.formData())
  const contest = contestWish.safeParse(form)
  if (contest.success) return contestSeat(actor, contest.data, locale)
  const t = translate(copy, locale)
  const amiss = (part: 'concierge' | 'pause' | 'leave', message: string, typed = '') =>
    data({ amiss: { form: part, message, typed } }, { status: 422 })
  const read = memberAct.safeParse(form)
  if (!read.success) {
    if (form.intent === 'concierge') return amiss('concierge', t('noWords'))
    if (form.intent === 'leave') return amiss('leave', t('notSure'))
    if (form.intent === 'pause') return amiss('pause', t('noDay'))
    return malformed()
  }
  const act = read.data
  const back = (tone: 'good' | 'info' | 'warn', text: string) =>
    redirectWith(paths.membership(), { tone, text })
  const { personId } = actor
  switch (act.intent) {
    case 'pause': {
      const { homeTimeZone } = await readClub(getCtx().db)
      const until = act.until === null ? null : endOfDay(act.until, homeTimeZone)
      const paused = await pauseMembership(getCtx(), actor, { personId, until })
      if (paused.ok) return back('good', t('paused'))
      if (paused.reason === 'past_day') return amiss('pause', t('pastDay'), act.until ?? '')
      return paused.reason === 'suspended' ? back('warn', t('isSuspended')) : notFound()
    }
    case 'resume': {
      const resumed = await resumeMembership(getCtx(), actor, { personId })
      return resumed.ok ? back('good', t('resumed')) : notFound()
    }
    case 'leave': {
      const left = await leaveTheCircle(getCtx(), actor)
      return left.ok ? back('good', t('left')) : notFound()
    }
    case 'concierge': {
      const asked = await askConcierge(getCtx(), actor, act)
      if (asked.ok) return back('good', t('asked'))
      if (asked.reason === 'no_words') return amiss('concierge', t('noWords'))
      return back('warn', t(asked.reason === 'not_a_member' ? 'restsNow' : 'noneLeft'))
    }
    case 'buy': {
      const bought = await buyBenefit(getCtx(), actor, act)
      if (bought.ok) return back('good', t('bought', { n: formatNumber(bought.value.balance, locale) }))
      return back('warn', t(bought.reason === 'not_enough' ? 'notEnough' : 'restsNow'))
    }
    default:
      return never(act)
  }
}
