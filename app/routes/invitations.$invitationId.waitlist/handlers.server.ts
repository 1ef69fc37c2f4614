import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { readInvitationPage } from '~/domain/invitations/queries.server'
import { paths } from '~/shared/paths'
import { getCtx } from '~/web/ctx.server'
import { notFound } from '~/web/form.server'
import { readVisitor, requireReader } from '~/web/visitor.server'
import { pressWaitlist, showWaitlist } from '~/web/waitlist.server'
import type { WaitlistPlace } from '~/web/waitlist-place'

/** The line of an event for the one who was invited, signed in or by their letter. */
export async function loadWaitlist({ request, params }: LoaderFunctionArgs) {
  return showWaitlist(request, await findPlace(request, params.invitationId ?? ''))
}

export async function postWaitlist({ request, params }: ActionFunctionArgs) {
  return pressWaitlist(request, await findPlace(request, params.invitationId ?? ''))
}

async function findPlace(request: Request, invitationId: string): Promise<WaitlistPlace> {
  const actor = await requireReader(request, invitationId)
  const page = (await readInvitationPage(getCtx().db, actor, invitationId)) ?? notFound()
  const { locale } = await readVisitor(request)
  return {
    actor,
    ask: { invitationId },
    event: page.event,
    ownZone: page.person.timeZone,
    locale,
    eventHref: paths.invitation(invitationId),
    here: paths.invitationWaitlist(invitationId),
  }
}
