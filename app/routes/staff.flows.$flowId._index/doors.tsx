import type { SubmissionResult } from '@conform-to/react'
import { Form, Link } from '@remix-run/react'
import { paths } from '~/shared/paths'
import { DataTable } from '~/ui/data-table'
import { useCopy } from '~/ui/locale'
import { SectionHead } from '~/ui/section-head'
import { SubmitButton } from '~/ui/submit-button'
import { copy } from './copy'
import { CopyAddress } from './copy-address'
import { NewDoor } from './new-door'
import type { DoorView, FlowView } from './tell-flow.server'

type DoorsProps = {
  flow: FlowView
  mayChange: boolean
  doorKey: string
  result: SubmissionResult | undefined
}

/** The ways in with a code of their own, and the form that opens one more. */
export function Doors({ flow, mayChange, doorKey, result }: DoorsProps) {
  const t = useCopy(copy)
  return (
    <div>
      <SectionHead title={t('doors')} />
      <p className="measure text-soft pb-4">{t('doorsText')}</p>
      <DataTable
        caption={t('doors')}
        rows={flow.doors}
        rowKey={door => door.id}
        empty={t('noDoors')}
        columns={[
          {
            key: 'door',
            head: t('door'),
            name: true,
            cell: door => (
              <>
                {door.label}
                <span className="cell-note">{door.source}</span>
              </>
            ),
          },
          { key: 'link', head: t('link'), cell: door => <DoorAddress flowId={flow.id} door={door} /> },
          { key: 'uses', head: t('uses'), end: true, cell: door => door.uses },
          {
            key: 'until',
            head: t('until'),
            cell: door => (door.isOpen ? door.until : <span className="text-soft">{t('spent')}</span>),
          },
          ...(mayChange
            ? [{ key: 'close', head: t('closeDoor'), cell: (door: DoorView) => <CloseDoor door={door} /> }]
            : []),
        ]}
      />
      {mayChange ? <NewDoor key={flow.doors.length} doorKey={doorKey} result={result} /> : null}
    </div>
  )
}

function DoorAddress({ flowId, door }: { flowId: string; door: DoorView }) {
  const t = useCopy(copy)
  return (
    <div className="door-address">
      <input
        className="control"
        readOnly
        value={door.address}
        aria-label={t('addressOf', { name: door.label })}
      />
      <span className="flex gap-x-5">
        <CopyAddress address={door.address} name={t('copyNamed', { name: door.label })} />
        <Link
          to={`${paths.staffFlow(flowId)}?card=${door.id}`}
          aria-label={t('printNamed', { name: door.label })}
        >
          {t('print')}
        </Link>
      </span>
    </div>
  )
}

function CloseDoor({ door }: { door: DoorView }) {
  const t = useCopy(copy)
  if (door.isClosed) return null
  return (
    <Form method="post">
      <input type="hidden" name="intent" value="close_door" />
      <SubmitButton
        variant="quiet"
        name="doorId"
        value={door.id}
        aria-label={t('closeDoorNamed', { name: door.label })}
      >
        {t('closeDoor')}
      </SubmitButton>
    </Form>
  )
}
