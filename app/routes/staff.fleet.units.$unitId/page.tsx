import { Form, Link } from '@remix-run/react'
import { paths } from '~/shared/paths'
import { DateTimeField } from '~/ui/date-time-field'
import { useCopy } from '~/ui/locale'
import { PageHead } from '~/ui/page-head'
import { SectionHead } from '~/ui/section-head'
import { SubmitButton } from '~/ui/submit-button'
import { TextField } from '~/ui/text-field'
import { AheadPart } from './ahead-part'
import { copy } from './copy'
import type { UnitView } from './view'

/** One vehicle: when it is out, and what an outage would change before it is recorded. */
export function UnitPage(view: UnitView) {
  const t = useCopy(copy)
  const { name, modelName, state, ahead, form } = view
  return (
    <div className="grid grid-cols-1 gap-12">
      <div>
        <Link to={paths.staffFleet()} className="link">
          {t('back')}
        </Link>
        <div className="mt-5">
          <PageHead over={modelName} title={name} text={state} />
        </div>
      </div>
      {ahead ? <AheadPart ahead={ahead} form={form} /> : null}
      <OutageForm key={JSON.stringify(form)} view={view} />
      <Outages outages={view.outages} />
      <section aria-labelledby="retire-title">
        <SectionHead id="retire-title" title={t('retire')} />
        <p className="measure text-soft">{t('retireText')}</p>
        <Form method="post" className="mt-4">
          <SubmitButton variant="outlined" name="intent" value="retire">
            {t('retire')}
          </SubmitButton>
        </Form>
      </section>
    </div>
  )
}

function OutageForm({ view: { form, zoneLabel } }: { view: UnitView }) {
  const t = useCopy(copy)
  return (
    <section aria-labelledby="outage-title" className="max-w-3xl">
      <SectionHead id="outage-title" title={t('title')} />
      <p className="measure text-soft">{t('text')}</p>
      <Form method="get" className="mt-6 grid items-end gap-6 sm:grid-cols-2" preventScrollReset={false}>
        <DateTimeField
          kind="date"
          name="fromDate"
          label={t('fromDate')}
          zoneLabel={zoneLabel}
          defaultValue={form.fromDate}
          required
        />
        <DateTimeField
          kind="time"
          name="fromTime"
          label={t('fromTime')}
          defaultValue={form.fromTime}
          required
        />
        <DateTimeField
          kind="date"
          name="untilDate"
          label={t('untilDate')}
          hint={t('untilHint')}
          defaultValue={form.untilDate}
        />
        <DateTimeField kind="time" name="untilTime" label={t('untilTime')} defaultValue={form.untilTime} />
        <div className="sm:col-span-2">
          <TextField
            name="because"
            label={t('because')}
            hint={t('becauseHint')}
            maxLength={200}
            defaultValue={form.because}
            required
          />
        </div>
        <div className="sm:col-span-2">
          <SubmitButton variant="outlined">{t('look')}</SubmitButton>
        </div>
      </Form>
    </section>
  )
}

function Outages({ outages }: { outages: UnitView['outages'] }) {
  const t = useCopy(copy)
  return (
    <section aria-labelledby="outages-title">
      <SectionHead id="outages-title" title={t('outages')} />
      {outages.length === 0 ? <p className="text-soft">{t('noOutage')}</p> : null}
      <ul>
        {outages.map(({ id, when, because }) => (
          <li
            key={id}
            className="flex flex-wrap items-center justify-between gap-x-8 gap-y-2 border-b border-rule py-3"
          >
            <span>
              {when} <span className="text-soft">· {because}</span>
            </span>
            <Form method="post">
              <input type="hidden" name="outageId" value={id} />
              <SubmitButton variant="quiet" name="intent" value="lift">
                {t('lift')}
              </SubmitButton>
            </Form>
          </li>
        ))}
      </ul>
    </section>
  )
}
