import { DefinitionRows } from '../definition-rows'
import { useCopy } from '../locale'
import { SeatsLive } from '../seats-live'
import { copy } from './copy'

export type EventTermsProps = {
  capacity: number
  seatsFree: number
  /** Slots to choose from tell their own seats, and the event's are left out. */
  choice?: object | null
  /** The stream of free seats; absent, the figure stands still. */
  seatsHref?: string
  guestsAllowed: number
  /** For each seat, as it is written; null: none is asked. */
  deposit: string | null
  promises: string | null
  replyBy: string
  replyOwn: string | null
  /** The least age and years of licence; null or left out: none is asked. */
  asks?: string | null
}

/** What counts before one says yes: seats, company, deposit, reply date. */
export function EventTerms(terms: EventTermsProps) {
  const t = useCopy(copy)
  return (
    <DefinitionRows
      rows={[
        ...(terms.choice
          ? []
          : [
              {
                term: t('seats'),
                value: (
                  <SeatsLive capacity={terms.capacity} free={terms.seatsFree} streamHref={terms.seatsHref} />
                ),
              },
            ]),
        ...(terms.asks ? [{ term: t('asks'), value: terms.asks }] : []),
        { term: t('withYou'), value: t('guests', { count: terms.guestsAllowed }) },
        {
          term: t('deposit'),
          value: terms.deposit ? t('perSeat', { amount: terms.deposit }) : t('noDeposit'),
          aside: terms.promises,
        },
        {
          term: t('reply'),
          value: t('replyBy', { moment: terms.replyBy }),
          aside: terms.replyOwn && t('replyOwn', { moment: terms.replyOwn }),
        },
      ]}
    />
  )
}
