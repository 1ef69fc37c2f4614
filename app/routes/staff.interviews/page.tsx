import { Form, Link } from '@remix-run/react'
import { paths } from '~/shared/paths'
import { EmptyState } from '~/ui/empty-state'
import type { Loaded } from '~/ui/loaded'
import { useCopy } from '~/ui/locale'
import { PageHead } from '~/ui/page-head'
import { SectionHead } from '~/ui/section-head'
import { SubmitButton } from '~/ui/submit-button'
import { copy } from './copy'
import type { loadInterviews } from './handlers.server'
import { PublishPart } from './publish-part'
import type { Amiss } from './tell-refusal'

type View = Loaded<typeof loadInterviews>

/** The hours to come and who comes to them, beside the form that offers more. */
export function InterviewsPage({ days, flows, zone, zones, amiss }: View & { amiss: Amiss }) {
  const t = useCopy(copy)
  const count = days.reduce((sum, { hours }) => sum + hours.length, 0)
  return (
    <div className="grid grid-cols-1 gap-12">
      <PageHead title={t('title')} text={t('text')} />
      <div className="grid grid-cols-1 items-start gap-12 lg:grid-cols-[minmax(0,1fr)_22rem] lg:gap-16">
        <section aria-labelledby="hours-title" className="max-lg:order-2">
          <SectionHead id="hours-title" title={t('hours')} aside={count > 0 ? t('count', { count }) : null} />
          {days.map(({ day, name, hours }) => (
            <div key={day} className="hour-day">
              <h3 className="hour-day-name">{name}</h3>
              <ul className="hosted-hours">
                {hours.map(hour => (
                  <Hour key={hour.id} hour={hour} />
                ))}
              </ul>
            </div>
          ))}
          {count === 0 ? <EmptyState text={t('none')} /> : null}
        </section>
        {flows.length > 0 ? (
          <PublishPart key={count} flows={flows} zone={zone} zones={zones} amiss={amiss} />
        ) : (
          <p className="text-soft">{t('noFlow')}</p>
        )}
      </div>
    </div>
  )
}

function Hour({ hour }: { hour: View['days'][number]['hours'][number] }) {
  const t = useCopy(copy)
  const { applicant } = hour
  return (
    <li>
      <span className="tabular">{hour.time}</span>
      <span className="file-name">
        {applicant ? <Applicant applicant={applicant} /> : <span className="text-soft">{t('free')}</span>}
        <span className="text-xs text-soft">
          {[hour.host, hour.place, hour.zone, hour.programme].filter(Boolean).join(' · ')}
        </span>
      </span>
      {hour.mayWithdraw ? (
        <Form method="post">
          <SubmitButton
            variant="quiet"
            name="withdraw"
            value={hour.id}
            aria-label={t('withdrawNamed', { time: hour.time })}
          >
            {t('withdraw')}
          </SubmitButton>
        </Form>
      ) : null}
    </li>
  )
}

/** An application that was not sent yet is not open to read. */
function Applicant({ applicant }: { applicant: { applicationId: string; name: string; isSent: boolean } }) {
  const t = useCopy(copy)
  if (applicant.isSent)
    return (
      <Link to={paths.staffApplication(applicant.applicationId)} className="font-medium">
        {applicant.name}
      </Link>
    )
  return (
    <span className="font-medium">
      {applicant.name} <span className="font-normal text-soft">· {t('notSent')}</span>
    </span>
  )
}
