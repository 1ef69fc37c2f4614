import { paths } from '~/shared/paths'
import { useCopy } from '~/ui/locale'
import { SearchField } from '~/ui/search-field'
import { copy } from './copy'
import { DoorCount } from './door-count'
import { PartyCard } from './party-card'
import type { DoorView } from './view'

/** The door without a script: a search, and a button beside each name. */
export function Plain({ id, sought, found, timeZone }: DoorView) {
  const t = useCopy(copy)
  return (
    <div className="grid gap-6">
      {found ? <DoorCount came={found.came} expected={found.expected} /> : null}
      <form action={paths.door(id)}>
        <SearchField label={t('search')} defaultValue={sought} autoComplete="off" />
      </form>
      {found ? (
        <section aria-label={t('expected')}>
          {found.parties.map(party => (
            <PartyCard
              key={party.reservationId}
              party={party}
              timeZone={timeZone}
              eventId={id}
              sought={sought}
            />
          ))}
          {found.parties.length === 0 ? <p className="text-soft">{t('none')}</p> : null}
        </section>
      ) : null}
    </div>
  )
}
