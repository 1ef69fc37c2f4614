import { DefinitionRows } from '~/ui/definition-rows'
import { useCopy } from '~/ui/locale'
import { SectionHead } from '~/ui/section-head'
import { copy } from './copy'
import type { ReservationPageView } from './view'

type DirectionsPartProps = { directions: NonNullable<ReservationPageView['pass']>['directions'] }

/** The way there, and whom to call on it: for those who are expected. */
export function DirectionsPart({ directions }: DirectionsPartProps) {
  const t = useCopy(copy)
  const { address, mapUrl, travel, contact, phone } = directions
  const rows = [
    ...(address
      ? [
          {
            term: t('address'),
            value: <span className="whitespace-pre-line">{address}</span>,
            aside: mapUrl ? (
              <a className="link" href={mapUrl} rel="noreferrer noopener" target="_blank">
                {t('map')}
              </a>
            ) : null,
          },
        ]
      : []),
    ...(contact || phone
      ? [
          {
            term: t('call'),
            value: contact || phone,
            aside:
              contact && phone ? (
                <a className="link tabular" href={`tel:${phone.replaceAll(/[^+\d]/g, '')}`}>
                  {phone}
                </a>
              ) : null,
          },
        ]
      : []),
  ]
  if (rows.length === 0 && !travel) return null
  return (
    <section className="mt-9" aria-labelledby="directions-title">
      <SectionHead id="directions-title" title={t('directions')} />
      {rows.length > 0 ? <DefinitionRows rows={rows} /> : null}
      {travel ? <p className="measure mt-4 whitespace-pre-line text-soft">{travel}</p> : null}
    </section>
  )
}
