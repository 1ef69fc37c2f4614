import { paths } from '~/shared/paths'
import type { Ctx } from '../kernel/context'
import type { LetterContent, LetterDestination, LetterLinks } from './types'

export type LetterOrigins = {
  invitation: { id: string; generation: number } | null
  permissionId: string | null
}

/**
 * The addresses that a letter carries, made from ids: the same letter always has the same links, and only their
 * hashes are stored. A promotional letter has a link to the person's word and one that stops it there and then.
 */
export function buildLinks(
  ctx: Pick<Ctx, 'secrets' | 'origin'>,
  content: LetterContent,
  from: LetterOrigins,
): LetterLinks {
  const at = (path: string) => `${ctx.origin}${path}`
  const personal =
    from.invitation && ctx.secrets.token('invitation', from.invitation.id, from.invitation.generation)
  switch (content.kind) {
    case 'sign_in':
      return signInLinks(ctx, content.props.signInLinkId)
    case 'correspondence': {
      const { action } = content.props
      if (action?.to.page === 'sign_in') return signInLinks(ctx, action.to.signInLinkId)
      if (action?.to.page === 'event' && personal) return { main: at(paths.personalLink(personal)) }
      return { main: action ? at(pathOf(ctx, action.to)) : '' }
    }
    case 'invitation': {
      if (!personal || !from.permissionId)
        throw new Error('an invitation letter has an invitation and a permission')
      const stop = `${from.permissionId}.${ctx.secrets.token('stop', from.permissionId)}`
      return {
        main: at(paths.personalLink(personal)),
        voice: at(paths.personalVoiceLink(personal)),
        stop: at(paths.stopLink(stop)),
      }
    }
    case 'reservation_offered':
      // The one who has signed in answers at once; whoever holds only the letter comes by their invitation.
      return {
        main: at(
          personal ? paths.personalLink(personal) : paths.reservationOffer(content.props.reservationId),
        ),
      }
    case 'event_changed':
    case 'reservation_confirmed':
    case 'reservation_cancelled':
    case 'deposit_returned':
      return {
        main: at(personal ? paths.personalLink(personal) : paths.reservation(content.props.reservationId)),
      }
  }
}

function signInLinks(ctx: Pick<Ctx, 'secrets' | 'origin'>, id: string): LetterLinks {
  return {
    main: `${ctx.origin}${paths.signInLink(ctx.secrets.token('sign_in', id))}`,
    code: ctx.secrets.code('sign_in', id),
  }
}

function pathOf(ctx: Pick<Ctx, 'secrets'>, to: Exclude<LetterDestination, { page: 'sign_in' }>): string {
  switch (to.page) {
    case 'application':
      return paths.application(to.applicationId)
    case 'nomination':
      return paths.nominationLink(ctx.secrets.token('nomination', to.nominationId))
    case 'vouch':
      return paths.vouch(to.vouchId)
    case 'membership':
      return paths.membership()
    case 'interviews':
      return paths.staffInterviews()
    case 'reservation':
      return paths.reservation(to.reservationId)
    case 'answers':
      return paths.reservationAnswers(to.reservationId)
    case 'party':
      return paths.reservationChange(to.reservationId)
    case 'feedback':
      return paths.reservationFeedback(to.reservationId)
    case 'event':
      return paths.event(to.slug)
    case 'home':
      return paths.home()
  }
}

/** Links for a preview: they show where each would lead, and open nothing. */
export function previewLinks(ctx: Pick<Ctx, 'origin'>): LetterLinks {
  const nowhere = `${ctx.origin}/#`
  return { main: nowhere, voice: nowhere, stop: nowhere, code: '000000' }
}
