import { data, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { listHouses, readMyAddress } from '~/domain/accounts/queries.server'
import type { Reader } from '~/domain/accounts/types'
import { listMyApplications } from '~/domain/applications/queries.server'
import { readClub } from '~/domain/brands/read-club.server'
import { listMyInvitations, readInvitationPage } from '~/domain/invitations/queries.server'
import type { SignedIn } from '~/domain/kernel/actor'
import { readMyWord } from '~/domain/permission/queries.server'
import { homeZone } from '~/domain/permission/types'
import { listPublicFlows } from '~/domain/qualification/queries.server'
import { listMyWaits } from '~/domain/waitlist/my-waits.server'
import { listFeedbackDue } from '~/domain/wishes/feedback-queries.server'
import { listMyPolls } from '~/domain/wishes/poll-queries.server'
import type { Locale } from '~/shared/copy'
import { dayInZone, formatDay, joinList } from '~/shared/format'
import { paths } from '~/shared/paths'
import { getCtx } from '~/web/ctx.server'
import { readFlash } from '~/web/flash.server'
import { memberNav } from '~/web/member-nav'
import { personName } from '~/web/person-name'
import { tellWaits } from '~/web/tell-waits'
import { readVisitor } from '~/web/visitor.server'
import { tellApplications } from './applications'
import { findWaiting, toEntries, toHero } from './invitations'
import { tellWord } from './word'

/** The club's door for a stranger, home for a person; those who work for the club have theirs elsewhere. */
export async function loadHome({ request }: LoaderFunctionArgs) {
  const { actor, person, locale } = await readVisitor(request)
  const { flash, headers } = readFlash(request)
  if (actor?.kind !== 'person' || !person) {
    const houses = joinList(await listHouses(getCtx()), locale)
    const { name: club } = await readClub(getCtx().db)
    const mayAsk = (await listPublicFlows(getCtx().db)).length > 0
    return data({ frame: { locale }, view: { kind: 'door' as const, club, houses, mayAsk } }, { headers })
  }
  if (actor.roles.length > 0) throw redirect(paths.staff())
  const home = await readHome(actor, person, locale)
  return data({ frame: { locale }, view: { kind: 'home' as const, flash, ...home } }, { headers })
}

async function readHome(actor: SignedIn, person: Reader, locale: Locale) {
  const { db } = getCtx()
  const invitations = await listMyInvitations(db, actor)
  const now = new Date()
  const waiting = findWaiting(invitations, now)
  const letter = waiting && (await readInvitationPage(db, actor, waiting.id))?.letter
  const word = await readMyWord(db, actor)
  const zone = person.timeZone ?? homeZone
  return {
    nav: memberNav(locale, person.standing),
    name: personName(person) || (await readMyAddress(getCtx(), actor)),
    givenName: person.givenName,
    feedback: (await listFeedbackDue(db, actor)).map(({ reservationId, event, lastDay }) => ({
      href: paths.reservationFeedback(reservationId),
      title: event.title[locale],
      accent: event.accent,
      until: formatDay(lastDay, locale),
    })),
    polls: (await listMyPolls(db, actor))
      .filter(({ isOpen, mine }) => isOpen && mine === null)
      .map(({ id, question, closesAt }) => ({
        href: paths.poll(id),
        question: question[locale],
        until: formatDay(dayInZone(new Date(closesAt.getTime() - 1), homeZone), locale),
      })),
    applications: tellApplications(await listMyApplications(db, actor), { now, zone, locale }),
    hero: waiting && toHero(waiting, letter?.senderName ?? '', locale),
    entries: toEntries(
      invitations.filter(one => one !== waiting),
      { now, zone, locale },
    ),
    waits: tellWaits(await listMyWaits(db, actor), person.timeZone, locale),
    word: word && tellWord(word, zone, locale),
  }
}
