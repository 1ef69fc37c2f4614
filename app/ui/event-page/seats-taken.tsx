import { ButtonLink } from '../button-link'
import { useCopy } from '../locale'
import { Notice } from '../notice'
import { copy } from './copy'

type SeatsTakenProps = {
  to: string
  isConfirmed: boolean
  /** They wait for an answer: nothing is theirs yet. */
  isOffered?: boolean
  seats: number
}

/** The seats that the reader has, and the way to their reservation. */
export function SeatsTaken({ to, isConfirmed, isOffered, seats }: SeatsTakenProps) {
  const t = useCopy(copy)
  return (
    <div className="mt-6 grid gap-4">
      <Notice
        tone="good"
        title={t(isConfirmed ? 'confirmed' : isOffered ? 'offered' : 'held', { count: seats })}
      />
      <ButtonLink to={to} full>
        {t(isConfirmed ? 'seeReservation' : isOffered ? 'answerOffer' : 'goPay')}
      </ButtonLink>
    </div>
  )
}
