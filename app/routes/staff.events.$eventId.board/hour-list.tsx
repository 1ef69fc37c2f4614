import { Form } from '@remix-run/react'
import { Disclosure } from '~/ui/disclosure'
import { useCopy } from '~/ui/locale'
import { SectionHead } from '~/ui/section-head'
import { SelectField } from '~/ui/select-field'
import { SubmitButton } from '~/ui/submit-button'
import { copy } from './copy'
import type { BoardView } from './view'

type Drive = BoardView['drives'][number]

/** The same as sentences, hour by hour, each drive with the form that places it: for a phone, and without a script. */
export function HourList({ view }: { view: BoardView }) {
  const t = useCopy(copy)
  const hours = [...new Set(view.drives.map(drive => drive.hour))]
  return (
    <section aria-labelledby="list-title">
      <SectionHead id="list-title" title={t('list')} aside={t('count', { count: view.drives.length })} />
      {hours.map(hour => (
        <div key={hour} className="hour-day">
          <h3 className="hour-day-name">{hour}</h3>
          <ul>
            {view.drives
              .filter(drive => drive.hour === hour)
              .map(drive => (
                <DriveLine key={drive.id} drive={drive} view={view} />
              ))}
          </ul>
        </div>
      ))}
    </section>
  )
}

function DriveLine({ drive, view }: { drive: Drive; view: BoardView }) {
  const t = useCopy(copy)
  return (
    <li className="grid gap-x-8 gap-y-1 border-b border-rule py-3 sm:grid-cols-[minmax(0,1fr)_minmax(0,1fr)_auto] sm:items-baseline">
      <p>
        <span className="font-medium">{drive.member}</span>
        <span className="board-note">{drive.notes.join(' · ')}</span>
      </p>
      <p>
        {drive.unit}
        <span className="board-note">{[drive.model, drive.instructor].filter(Boolean).join(' · ')}</span>
      </p>
      {drive.hasBegun ? null : (
        <Disclosure
          summary={
            <>
              {t('change')}
              <span className="sr-only">
                {' '}
                {drive.member}, {drive.hour}
              </span>
            </>
          }
        >
          <PlaceForm drive={drive} view={view} />
        </Disclosure>
      )}
    </li>
  )
}

function PlaceForm({ drive, view }: { drive: Drive; view: BoardView }) {
  const t = useCopy(copy)
  const units = view.units.filter(unit => unit.modelId === drive.modelId)
  const toOption = ({ id, name }: { id: string; name: string }) => ({ value: id, label: name })
  return (
    <Form
      key={`${drive.unitId} ${drive.instructorId}`}
      method="post"
      className="mt-3 grid gap-4"
      preventScrollReset
    >
      <input type="hidden" name="day" value={view.day} />
      <input type="hidden" name="reservationId" value={drive.reservationId} />
      <input type="hidden" name="slotId" value={drive.slotId} />
      <SelectField
        id={`unit ${drive.id}`.replaceAll(' ', '-')}
        name="unitId"
        label={t('unit')}
        options={units.map(toOption)}
        defaultValue={drive.unitId ?? undefined}
      />
      {drive.needsInstructor ? (
        <SelectField
          id={`guide ${drive.id}`.replaceAll(' ', '-')}
          name="instructorId"
          label={t('instructor')}
          options={view.instructors.map(toOption)}
          defaultValue={drive.instructorId ?? undefined}
        />
      ) : null}
      <div className="flex flex-wrap gap-x-6 gap-y-2">
        <SubmitButton name="intent" value="move" variant="outlined" size="small">
          {t('place')}
        </SubmitButton>
        {drive.byHand ? (
          <SubmitButton name="intent" value="let_go" variant="quiet" size="small">
            {t('letGo')}
          </SubmitButton>
        ) : null}
      </div>
    </Form>
  )
}
