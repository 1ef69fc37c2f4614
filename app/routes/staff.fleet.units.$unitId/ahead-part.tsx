import { Form, Link } from '@remix-run/react'
import { DataTable } from '~/ui/data-table'
import { useCopy } from '~/ui/locale'
import { Notice } from '~/ui/notice'
import { SectionHead } from '~/ui/section-head'
import { SubmitButton } from '~/ui/submit-button'
import { copy } from './copy'
import type { UnitView } from './view'

type AheadPartProps = { ahead: NonNullable<UnitView['ahead']>; form: UnitView['form'] }

/** What the outage changes, to be read before it is applied exactly so. */
export function AheadPart({ ahead, form }: AheadPartProps) {
  const t = useCopy(copy)
  if (!ahead.plan)
    return (
      <Notice tone="warn" live>
        {ahead.amiss}
      </Notice>
    )
  const { mark, kept, lost, isProven, events } = ahead.plan
  return (
    <section aria-labelledby="plan-title">
      <SectionHead id="plan-title" title={t('plan')} aside={kept || null} />
      {events.length === 0 ? <p className="measure">{t('nothing')}</p> : null}
      {events.length > 0 && lost === '' ? <p className="voice">{t('lost_none')}</p> : null}
      {lost ? (
        <div className="measure">
          <p className="voice text-warn">{lost}</p>
          <p className="mt-2 text-soft">{t('told')}</p>
        </div>
      ) : null}
      {isProven ? null : <p className="measure mt-2 text-soft">{t('unproven')}</p>}
      {events.map(event => (
        <div key={event.id} className="mt-7">
          <p className="mb-3 flex flex-wrap items-baseline justify-between gap-4">
            <span className="caps">{event.title}</span>
            <Link to={event.board} className="link text-sm">
              {t('board')}
            </Link>
          </p>
          <DataTable
            caption={event.title}
            rows={event.changes}
            rowKey={change => change.id}
            empty={t('lost_none')}
            columns={[
              { key: 'hour', head: t('hour'), cell: change => change.hour },
              { key: 'member', head: t('member'), name: true, cell: change => change.member },
              { key: 'was', head: t('was'), cell: change => <span className="text-soft">{change.was}</span> },
              {
                key: 'becomes',
                head: t('becomes'),
                cell: change => change.becomes ?? <span className="text-warn">{t('cannot')}</span>,
              },
            ]}
          />
        </div>
      ))}
      <Form method="post" className="mt-7">
        {Object.entries(form).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <input type="hidden" name="mark" value={mark} />
        <SubmitButton name="intent" value="apply">
          {t('apply')}
        </SubmitButton>
      </Form>
    </section>
  )
}
