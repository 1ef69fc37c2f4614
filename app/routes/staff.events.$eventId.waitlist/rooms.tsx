import { Form } from '@remix-run/react'
import { DataTable } from '~/ui/data-table'
import { Disclosure } from '~/ui/disclosure'
import type { Loaded } from '~/ui/loaded'
import { useCopy } from '~/ui/locale'
import { SectionHead } from '~/ui/section-head'
import { SubmitButton } from '~/ui/submit-button'
import { TextField } from '~/ui/text-field'
import { copy } from './copy'
import type { loadLine } from './handlers.server'

type Room = Loaded<typeof loadLine>['rooms'][number]

/** The seats of the whole where they are bounded, and of each slot, more or fewer; where more are seated than there are, it says so plainly. */
export function Rooms({ rooms }: { rooms: readonly Room[] }) {
  const t = useCopy(copy)
  return (
    <div>
      <SectionHead id="rooms" title={t('rooms')} />
      <p className="measure mb-5 text-sm text-soft">{t('roomsText')}</p>
      <DataTable
        caption={t('rooms')}
        rows={rooms}
        rowKey={room => room.id ?? 'all'}
        empty=""
        columns={[
          { key: 'slot', head: t('slot'), name: true, cell: room => room.label },
          { key: 'taken', head: t('taken'), end: true, cell: room => room.taken },
          { key: 'capacity', head: t('seats'), end: true, cell: room => room.capacity },
          { key: 'note', head: t('note'), cell: room => room.note ?? '' },
          { key: 'act', head: t('act'), cell: room => <Change {...room} /> },
        ]}
      />
    </div>
  )
}

function Change({ id, label, capacity }: Room) {
  const t = useCopy(copy)
  return (
    <Disclosure
      caps={false}
      summary={
        <>
          {t('changeSeats')}
          <span className="sr-only"> · {label}</span>
        </>
      }
    >
      <Form method="post" className="grid min-w-64 gap-4 py-3">
        {id === null ? null : <input type="hidden" name="slotId" value={id} />}
        <TextField
          name="seats"
          id={`seats-${id ?? 'all'}`}
          label={t('seats')}
          hint={id === null ? t('boundHint') : undefined}
          type="number"
          min={1}
          max={100_000}
          defaultValue={capacity}
          required
        />
        {id === null ? null : (
          <TextField
            name="because"
            id={`because-${id}`}
            label={t('reason')}
            hint={t('becauseHint')}
            maxLength={500}
            optional
          />
        )}
        <SubmitButton size="small" name="intent" value="seats">
          {t('saveSeats')}
        </SubmitButton>
      </Form>
    </Disclosure>
  )
}
