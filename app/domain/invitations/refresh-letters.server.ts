import type { Locale } from '~/shared/copy'
import type { Tx } from '~db/client'
import { lockRows } from '~db/locks'
import type { ToldFacts } from '../events/told-facts'
import type { InvitationLetterProps } from '../letters/types'
import { tellReplyBy } from './build-invitation-letter'

type Refreshed = { eventId: string; before: ToldFacts; after: ToldFacts; through: number }

/**
 * Invitations that wait to leave say what holds now, in the facts of the event and where their words were filled with
 * them: nobody is invited to an hour or a place that is no more, and nobody is told of a change to what they never read.
 */
export async function refreshWaitingInvitations(tx: Tx, refreshed: Refreshed): Promise<void> {
  const found = () =>
    tx
      .selectFrom('letters as l')
      .innerJoin('invitations as i', 'i.id', 'l.invitation_id')
      .select(['l.id', 'l.person_id', 'l.locale', 'l.props'])
      .where('i.event_id', '=', refreshed.eventId)
      .where('l.kind', '=', 'invitation')
      .where('l.state', 'in', ['held', 'queued'])
      .orderBy('l.id')
      .execute()
  const ids = (await found()).map(({ id }) => id)
  if (ids.length === 0) return
  await lockRows(tx, 'letters', ids)
  for (const letter of await found()) {
    const props = refresh(
      letter.props as InvitationLetterProps,
      letter.locale === 'en' ? 'en' : 'fr',
      refreshed,
    )
    await tx
      .updateTable('letters')
      .set({ props: JSON.stringify(props) })
      .where('id', '=', letter.id)
      .execute()
    await tx
      .insertInto('event_change_notices')
      .values({
        event_id: refreshed.eventId,
        person_id: letter.person_id,
        through: refreshed.through,
        moves: false,
        letter_id: letter.id,
      })
      .execute()
  }
}

function refresh(
  props: InvitationLetterProps,
  locale: Locale,
  { before, after }: Refreshed,
): InvitationLetterProps {
  const say = (told: ToldFacts) => tellReplyBy(new Date(told.replyClosesAt), told.timeZone, locale)
  const renew = (text: string) =>
    text.replaceAll(say(before), say(after)).replaceAll(before.venue, after.venue)
  return {
    ...props,
    subject: renew(props.subject),
    paragraphs: props.paragraphs.map(renew),
    replyBy: after.replyClosesAt,
    event: {
      ...props.event,
      venue: after.venue,
      city: after.city,
      timeZone: after.timeZone,
      startsAt: after.startsAt,
      endsAt: after.endsAt,
    },
  }
}
