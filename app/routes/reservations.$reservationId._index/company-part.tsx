import { Link } from '@remix-run/react'
import { paths } from '~/shared/paths'
import { DefinitionRows } from '~/ui/definition-rows'
import { useCopy } from '~/ui/locale'
import { SectionHead } from '~/ui/section-head'
import { copy } from './copy'
import type { ReservationPageView } from './view'

type CompanyPartProps = { id: string; company: NonNullable<ReservationPageView['company']> }

/** Those who come along: what the house says of each, whom it cannot receive, and the seats that have no name yet. */
export function CompanyPart({ id, company }: CompanyPartProps) {
  const t = useCopy(copy)
  const { guests, declined, unnamed, namedBy } = company
  const rows = [
    ...guests.map(({ name, isWaiting }, at) => ({
      id: `guest-${at}`,
      term: name,
      value: t(isWaiting ? 'guestWaiting' : 'guestExpected'),
    })),
    ...declined.map(({ name, because }, at) => ({
      id: `declined-${at}`,
      term: name,
      value: t('guestDeclined'),
      aside: because,
    })),
  ]
  return (
    <section className="mt-9" aria-labelledby="company-title">
      <SectionHead id="company-title" title={t('yourGuests')} />
      {rows.length > 0 ? <DefinitionRows rows={rows} /> : null}
      {unnamed > 0 ? (
        <p className="measure mt-4 text-soft">
          {namedBy ? t('toName', { count: unnamed, moment: namedBy }) : t('toNameLate', { count: unnamed })}{' '}
          {namedBy ? (
            <Link className="link" to={paths.reservationChange(id)}>
              {t('nameThem', { count: unnamed })}
            </Link>
          ) : null}
        </p>
      ) : null}
    </section>
  )
}
