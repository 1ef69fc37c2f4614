import { ButtonLink } from '~/ui/button-link'
import { type Column, DataTable } from '~/ui/data-table'
import type { Loaded } from '~/ui/loaded'
import { useCopy } from '~/ui/locale'
import { PageHead } from '~/ui/page-head'
import { copy } from './copy'
import type { loadStaffHome } from './handlers.server'

type StaffHomeProps = Loaded<typeof loadStaffHome>
type EventView = StaffHomeProps['events'][number]

export function StaffHome({ events, newEventHref }: StaffHomeProps) {
  const t = useCopy(copy)
  return (
    <div className="grid gap-8">
      <div className="flex flex-wrap items-end justify-between gap-6">
        <PageHead title={t('title')} />
        {newEventHref ? (
          <ButtonLink to={newEventHref} size="small" variant="outlined">
            {t('create')}
          </ButtonLink>
        ) : null}
      </div>
      <DataTable
        caption={t('title')}
        rows={events}
        rowKey={event => event.id}
        rowHref={event => event.href}
        empty={t('empty')}
        columns={columnsFor(t, newEventHref !== null)}
      />
    </div>
  )
}

const figures = ['invited', 'opened', 'accepted', 'paid', 'declined', 'silent'] as const

function columnsFor(t: ReturnType<typeof useCopy<typeof copy>>, withFunnel: boolean): Column<EventView>[] {
  return [
    {
      key: 'event',
      head: t('event'),
      name: true,
      cell: ({ title, state }) => (state === 'published' ? title : `${title} (${t(state)})`),
    },
    { key: 'when', head: t('when'), cell: ({ when }) => when },
    { key: 'house', head: t('house'), cell: ({ house }) => house },
    {
      key: 'seats',
      head: t('seats'),
      end: true,
      cell: ({ seatsTaken, capacity }) => t('ofCapacity', { taken: seatsTaken, capacity }),
    },
    ...(withFunnel ? figures : []).map(figure => ({
      key: figure,
      head: t(figure),
      end: true,
      cell: ({ funnel }: EventView) => funnel?.[figure] ?? '–',
    })),
  ]
}
