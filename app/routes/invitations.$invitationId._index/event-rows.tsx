import { paths } from '~/shared/paths'
import { DefinitionRows } from '~/ui/definition-rows'
import { useCopy } from '~/ui/locale'
import { SeatsLive } from '~/ui/seats-live'
import { copy } from './copy'
import type { InvitationView } from './view'

export function EventRows(view: InvitationView) {
  const t = useCopy(copy)
  return (
    <DefinitionRows
      rows={[
        {
          term: t('seats'),
          value: (
            <SeatsLive
              capacity={view.capacity}
              free={view.seatsFree}
              streamHref={paths.invitationSeats(view.id)}
            />
          ),
        },
        { term: t('withYou'), value: t('guests', { count: view.guestsAllowed }) },
        {
          term: t('deposit'),
          value: view.deposit ? t('perSeat', { amount: view.deposit }) : t('noDeposit'),
          aside: view.promises,
        },
        {
          term: t('reply'),
          value: t('replyBy', { moment: view.replyBy }),
          aside: view.replyOwn && t('replyOwn', { moment: view.replyOwn }),
        },
      ]}
    />
  )
}
