import { Form } from '@remix-run/react'
import { Disclosure } from '~/ui/disclosure'
import { useCopy } from '~/ui/locale'
import { SubmitButton } from '~/ui/submit-button'
import { TextField } from '~/ui/text-field'
import { copy } from './copy'
import type { AttendanceView } from './view'

type Seat = AttendanceView['seats'][number]

/** One seat: what is noted of it, what its person says against it, and the words to put it right with. */
export function SeatLine({ seat }: { seat: Seat }) {
  const t = useCopy(copy)
  const { name, outcome, excuse, contestedWords } = seat
  return (
    <li className="grid gap-2 border-t border-rule py-5">
      <p className="flex flex-wrap items-baseline justify-between gap-x-6">
        <span className="font-display text-2xl">{name}</span>
        <span className={outcome === 'came' ? 'text-good' : 'text-soft'}>
          {outcome === 'excused' ? t('excused', { excuse }) : t(outcome)}
        </span>
      </p>
      {contestedWords ? (
        <div className="notice notice-warn">
          <p className="notice-title">{t('contested', { name })}</p>
          <p className="whitespace-pre-line">{contestedWords}</p>
        </div>
      ) : null}
      <Disclosure summary={t('change')} caps={false} open={contestedWords !== ''}>
        <div className="mt-3 flex flex-wrap items-end gap-x-6 gap-y-4">
          {outcome === 'came' ? null : <Say seat={seat} word="came" />}
          {outcome === 'missed' ? null : <Say seat={seat} word="missed" />}
          {contestedWords ? <Say seat={seat} word="stands" /> : null}
          <Form method="post" className="flex flex-wrap items-end gap-4" preventScrollReset>
            <input type="hidden" name="reservationId" value={seat.id} />
            <TextField
              id={`excuse-${seat.id}`}
              name="excuse"
              label={t('excuse')}
              defaultValue={excuse}
              maxLength={300}
              required
            />
            <Press seat={seat} word="excused" />
          </Form>
        </div>
      </Disclosure>
    </li>
  )
}

type SayProps = { seat: Seat; word: 'came' | 'missed' | 'stands' | 'excused' }

function Say({ seat, word }: SayProps) {
  return (
    <Form method="post" preventScrollReset>
      <input type="hidden" name="reservationId" value={seat.id} />
      <Press seat={seat} word={word} />
    </Form>
  )
}

function Press({ seat, word }: SayProps) {
  const t = useCopy(copy)
  const say = t(`say_${word}`)
  return (
    <SubmitButton
      size="small"
      variant="outlined"
      name="word"
      value={word}
      aria-label={t('sayFor', { say, name: seat.name })}
    >
      {say}
    </SubmitButton>
  )
}
