import { Form, Link } from '@remix-run/react'
import { paths } from '~/shared/paths'
import { Button } from '~/ui/button'
import { ConciergeRequests } from '~/ui/concierge-requests'
import { DateTimeField } from '~/ui/date-time-field'
import { DefinitionRows } from '~/ui/definition-rows'
import { useCopy } from '~/ui/locale'
import { PageHead } from '~/ui/page-head'
import { RuleMeter } from '~/ui/rule-meter'
import { SectionHead } from '~/ui/section-head'
import { Timeline } from '~/ui/timeline'
import { Acts } from './acts'
import { copy } from './copy'
import { Ledger } from './ledger'
import type { Amiss, View } from './view'

export function MemberPage({ amiss, ...view }: View & { amiss: Amiss }) {
  const t = useCopy(copy)
  const { membership } = view
  return (
    <div className="grid grid-cols-1 gap-12">
      <PageHead
        over={membership ? t('member') : t('notMember')}
        title={view.name}
        text={
          <>
            {view.address} ·{' '}
            <Link to={paths.staffPerson(view.personId)} className="link">
              {t('person')}
            </Link>
          </>
        }
      />
      <div className="grid gap-12 lg:grid-cols-2 lg:gap-16">
        <div className="grid content-start gap-12">
          {membership ? (
            <section>
              <SectionHead title={t('today')} />
              <DefinitionRows rows={membership.rows} dense />
              <Standing membership={membership} />
            </section>
          ) : null}
          <Acts view={view} amiss={amiss} />
        </div>
        <div className="grid content-start gap-12">
          <section>
            <SectionHead title={t('history')} />
            <OnDay on={view.on} was={view.was} />
            {view.history.length > 0 ? (
              <Timeline entries={view.history} />
            ) : (
              <p className="text-soft">{t('noHistory')}</p>
            )}
          </section>
        </div>
      </div>
      <ConciergeRequests title={t('requests')} requests={view.requests} canGiveBack />
      <Ledger view={view} amiss={amiss?.form === 'points' ? amiss : null} />
    </div>
  )
}

/** How far they are with what the rules ask; the same words as on their own page. */
function Standing({ membership }: { membership: NonNullable<View['membership']> }) {
  const t = useCopy(copy)
  const { next, stay } = membership
  return (
    <div className="mt-6 grid gap-6 text-sm">
      {next ? (
        <div className="grid gap-3">
          <p>
            {next.title} <span className="text-soft">{t('asks', { rule: next.rule })}</span>
          </p>
          {next.found.map(({ text, value, max }) => (
            <div key={text} className="grid gap-1.5">
              <RuleMeter value={value} max={max} label={text} quiet={value >= max} />
              <span className="text-soft">{text}</span>
            </div>
          ))}
        </div>
      ) : null}
      {stay.length > 0 ? (
        <p>
          {t('toStay')} <span className="text-soft">{stay.join(' · ')}</span>
        </p>
      ) : null}
    </div>
  )
}

/** A question to the history, asked by its address. */
function OnDay({ on, was }: Pick<View, 'on' | 'was'>) {
  const t = useCopy(copy)
  return (
    <Form method="get" className="mb-8 grid gap-3" preventScrollReset>
      <div className="flex items-end gap-5">
        <div className="max-w-56 flex-1">
          <DateTimeField key={on} kind="date" name="on" label={t('onDay')} defaultValue={on ?? undefined} />
        </div>
        <Button type="submit" variant="outlined" size="small">
          {t('see')}
        </Button>
      </div>
      {was ? <p className="voice">{was}</p> : null}
    </Form>
  )
}
