import { Link } from '@remix-run/react'
import { paths } from '~/shared/paths'
import { useCopy } from '~/ui/locale'
import { SaidChanges } from '~/ui/said-changes'
import { SectionHead } from '~/ui/section-head'
import { copy } from './copy'
import type { ReservationPageView } from './view'

/** What is other than it was when they reserved, and that they are not held to it. */
export function ChangesPart({ id, since }: ReservationPageView) {
  const t = useCopy(copy)
  const { changes, owedWhole, returned } = since
  if (changes.length === 0 && owedWhole === null) return null
  return (
    <section className="mt-9" aria-labelledby="changes-title">
      <SectionHead id="changes-title" title={t('changes')} />
      {changes.length > 0 ? <SaidChanges changes={changes} /> : null}
      {owedWhole ? (
        <p className="measure mt-4 text-soft">
          {returned ? t(`whole_${owedWhole}`, { amount: returned }) : t(`free_${owedWhole}`)}{' '}
          <Link className="link" to={paths.reservationCancel(id)}>
            {t('cancel')}
          </Link>
        </p>
      ) : null}
    </section>
  )
}
