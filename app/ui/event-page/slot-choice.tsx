import { Link } from '@remix-run/react'
import { useCopy } from '../locale'
import { useSeatStream } from '../use-seat-stream'
import { copy } from './copy'

type Slot = { id: string; hours: string; own: string | null; free: number; because: string | null }
export type SlotChoiceProps = {
  choice: {
    least: number
    most: number
    days: { day: string; name: string; groups: { name: string; slots: Slot[] }[] }[]
  }
  /** The stream of free seats. */
  streamHref?: string
  chosen?: readonly string[]
  /** Where one waits for a slot that is full. */
  waitHref?: string
  /** What the choice is called where someone makes it for another. */
  legend?: string
}

/** The slots to choose from by day, with the seats that each has left as they change. */
export function SlotChoice({ choice, streamHref, chosen = [], waitHref, legend }: SlotChoiceProps) {
  const t = useCopy(copy)
  const heard = useSeatStream(streamHref, 'slots')
  const { least, most, days } = choice
  const isSomeFull = days.some(({ groups }) =>
    groups.some(({ slots }) => slots.some(slot => slot.because === null && readFree(heard, slot) <= 0)),
  )
  return (
    <fieldset className="slot-choice">
      <legend className="field-label">{legend ?? t('choose', { count: most })}</legend>
      <p className="field-hint">{tellHowMany()}</p>
      {days.map(({ day, name, groups }) => (
        <div key={day} className="slot-day">
          <h2 className="slot-day-name">{name}</h2>
          {groups.map(group => (
            <div key={group.name}>
              {group.name ? <p className="slot-group">{group.name}</p> : null}
              <div className="slot-chips">
                {group.slots.map(slot => (
                  <SlotChip
                    key={slot.id}
                    {...slot}
                    free={readFree(heard, slot)}
                    group={group.name}
                    // A radio that was pressed cannot be let go: only where one must be chosen is it one.
                    isOne={most === 1 && least === 1}
                    isRequired={most === 1 && least === 1}
                    isChosen={chosen.includes(slot.id)}
                  />
                ))}
              </div>
            </div>
          ))}
        </div>
      ))}
      {waitHref && isSomeFull ? (
        <p className="field-hint mt-3">
          {t('fullYours')}{' '}
          <Link className="link" to={waitHref}>
            {t('waitForIt')}
          </Link>
        </p>
      ) : null}
    </fieldset>
  )

  function tellHowMany() {
    if (least === most) return t('chooseExact', { count: most })
    return least === 0 ? t('chooseMost', { count: most }) : t('chooseBetween', { least, most })
  }
}

type SlotChipProps = Slot & { group: string; isOne: boolean; isRequired: boolean; isChosen: boolean }

function SlotChip({ id, hours, own, free, because, group, isOne, isRequired, isChosen }: SlotChipProps) {
  const t = useCopy(copy)
  const isOpen = because === null && free > 0
  const left = because !== null ? because : free > 0 ? t('free', { count: free }) : t('full')
  return (
    <label className="slot-chip">
      <input
        type={isOne ? 'radio' : 'checkbox'}
        name="slot"
        value={id}
        defaultChecked={isChosen}
        // A slot that fills while it is chosen stays chosen: the answer to the press says what happened.
        disabled={!isOpen && !isChosen}
        required={isRequired}
      />
      <span className="tabular">
        {hours}
        {own ? <span className="text-soft"> ({own})</span> : null}
      </span>
      {group ? <span className="sr-only">{group}</span> : null}
      <span className="slot-chip-left tabular">{left}</span>
    </label>
  )
}

function readFree(heard: unknown, { id, free }: Slot): number {
  if (typeof heard !== 'object' || heard === null) return free
  const latest: unknown = Object.entries(heard).find(([slotId]) => slotId === id)?.[1]
  return typeof latest === 'number' ? latest : free
}
