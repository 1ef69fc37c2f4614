import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { readEventPage } from '~/domain/reservations/programme.server'
import { paths } from '~/shared/paths'
import { getCtx } from '~/web/ctx.server'
import { notFound } from '~/web/form.server'
import { requirePerson } from '~/web/visitor.server'
import { pressWaitlist, showWaitlist } from '~/web/waitlist.server'
import type { WaitlistPlace } from '~/web/waitlist-place'

/** The line of an event for a member; whoever has a letter is led to the line by it. */
export async function loadWaitlist({ request, params }: LoaderFunctionArgs) {
  return showWaitlist(request, await findPlace(request, params.slug ?? ''))
}

export async function postWaitlist({ request, params }: ActionFunctionArgs) {
  return pressWaitlist(request, await findPlace(request, params.slug ?? ''))
}

async function findPlace(request: Request, slug: string): Promise<WaitlistPlace> {
  const { actor, person, locale } = await requirePerson(request)
  const page = (await readEventPage(getCtx().db, actor, slug)) ?? notFound()
  if (page.invitationId) throw redirect(paths.invitationWaitlist(page.invitationId))
  return {
    actor,
    ask: { eventId: page.event.id },
    event: page.event,
    ownZone: person.timeZone,
    locale,
    eventHref: paths.event(slug),
    here: paths.eventWaitlist(slug),
  }
}
