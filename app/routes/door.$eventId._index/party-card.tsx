import { type FormEvent, useState } from 'react'
import type { DoorNote, DoorParty, DoorSeat } from '~/domain/attendance/door-list'
import { formatTime } from '~/shared/format'
import { paths } from '~/shared/paths'
import { Button } from '~/ui/button'
import { classNames } from '~/ui/class-names'
import { useCopy, useLocale } from '~/ui/locale'
import { copy } from './copy'

type SeatShown = DoorSeat & { nextStamp?: string }
export type PartyCardProps = {
  party: Omit<DoorParty, 'seats'> & { seats: SeatShown[] }
  timeZone: string
  eventId: string
  /** What was searched for, which a press without a script leads back to. */
  sought?: string
  /** With a script, presses go through the device; without, they are forms. */
  desk?: {
    checkIn: (reservationId: string, position: number) => void
    undo: (stampId: string) => void
  }
}

/** A party: whom it is made of, what is to know of each, who is in. */
export function PartyCard({ party, eventId, ...rest }: PartyCardProps) {
  const t = useCopy(copy)
  const came = party.seats.filter(seat => seat.in !== null).length
  const facts = [
    ...(party.walkIn ? [t('walkIn')] : []),
    ...party.slots.map(slot => `${t('slots')} ${slot}`),
    ...party.vehicles,
  ]
  return (
    <article className={classNames('door-party', came === party.seats.length && 'door-party-in')}>
      {facts.length > 0 || party.seats.length > 1 ? (
        <p className="door-facts">
          <span>{facts.join(' · ')}</span>
          {party.seats.length > 1 ? (
            <span className="tabular">{t('party', { came, seats: party.seats.length })}</span>
          ) : null}
        </p>
      ) : null}
      {party.photo ? <Photo src={paths.doorPhoto(eventId, party.reservationId)} /> : null}
      <ul>
        {party.seats.map(seat => (
          <SeatLine key={seat.position} seat={seat} reservationId={party.reservationId} {...rest} />
        ))}
      </ul>
    </article>
  )
}

/** Seen while there is a network; no device keeps it. */
function Photo({ src }: { src: string }) {
  const [isThere, setThere] = useState(true)
  if (!isThere) return null
  return <img className="door-photo" src={src} alt="" loading="lazy" onError={() => setThere(false)} />
}

type SeatLineProps = Omit<PartyCardProps, 'party' | 'eventId'> & { seat: SeatShown; reservationId: string }

function SeatLine({ seat, reservationId, timeZone, sought = '', desk }: SeatLineProps) {
  const t = useCopy(copy)
  const locale = useLocale()
  const name = seat.name ?? t('unnamed', { position: seat.position })
  const came = seat.in
  const press = (event: FormEvent) => {
    if (!desk) return
    event.preventDefault()
    if (came) desk.undo(came.stampId)
    else desk.checkIn(reservationId, seat.position)
  }
  return (
    <li className="door-seat">
      <div className="min-w-0">
        <p className={classNames('door-name', seat.name === null && 'text-soft')}>{name}</p>
        {came ? (
          <p className="text-sm text-good">
            {t('since', { time: formatTime(new Date(came.cameAt), timeZone, locale) })}
          </p>
        ) : null}
        <Notes notes={seat.notes} />
      </div>
      {seat.closed && !came ? null : (
        <form method="post" onSubmit={press}>
          <input type="hidden" name="q" value={sought} />
          <input type="hidden" name="reservationId" value={reservationId} />
          <input type="hidden" name="position" value={seat.position} />
          <input type="hidden" name="stampId" value={came ? came.stampId : (seat.nextStamp ?? '')} />
          <Button
            type="submit"
            size="small"
            name="intent"
            value={came ? 'undo' : 'in'}
            variant={came ? 'quiet' : 'outlined'}
            aria-label={t(came ? 'undoName' : 'comeName', { name })}
          >
            {t(came ? 'undo' : 'come')}
          </Button>
        </form>
      )}
    </li>
  )
}

const tones = { plain: '', good: 'text-good', warn: 'text-warn' } as const

function Notes({ notes }: { notes: DoorNote[] }) {
  if (notes.length === 0) return null
  return (
    <dl className="door-notes">
      {notes.map(note => (
        <div key={note.label}>
          <dt>{note.label}</dt>
          <dd className={tones[note.tone]}>{note.value}</dd>
        </div>
      ))}
    </dl>
  )
}
