import { Link } from '@remix-run/react'
import { EventNav } from '~/ui/event-nav'
import { FlashNotice } from '~/ui/flash-notice'
import { useCopy } from '~/ui/locale'
import { PageHead } from '~/ui/page-head'
import { ChoicesPart } from './choices-part'
import { copy } from './copy'
import { DayPart } from './day-part'
import { LayOutPart } from './lay-out-part'
import { PlanPart } from './plan-part'
import type { SlotsAnswer, SlotsView } from './view'

/** The slots of an event by day, what is chosen of them, and the form that lays out more. */
export function SlotsPage({ answer, ...view }: SlotsView & { answer: SlotsAnswer }) {
  const t = useCopy(copy)
  const { days, tiers, isCancelled } = view
  return (
    <div className="grid grid-cols-1 gap-12">
      <EventNav sections={view.sections} />
      <FlashNotice flash={view.flash} />
      <PageHead over={view.title} title={t('title')} text={t('text', { zone: view.zone })} />
      {answer?.plan && answer.typed ? <PlanPart plan={answer.plan} typed={answer.typed} /> : null}
      <div className="grid grid-cols-1 items-start gap-12 lg:grid-cols-[minmax(0,1fr)_22rem] lg:gap-16">
        <section aria-label={t('title')}>
          <p className="tabular text-soft">{t('taken', view.seats)}</p>
          <p className="measure mb-4 text-sm text-soft">
            {t(view.bounds, { bound: view.choices.bound ?? 0 })}
          </p>
          {view.changeHref ? (
            <p className="mb-4">
              <Link className="link" to={view.changeHref}>
                {t('move')}
              </Link>
            </p>
          ) : null}
          {days.map(day => (
            <DayPart key={day.day} {...day} tiers={tiers} isCancelled={isCancelled} />
          ))}
        </section>
        {isCancelled ? null : (
          <div className="grid gap-12">
            {view.choices.count > 0 ? <ChoicesPart {...view.choices} /> : null}
            <LayOutPart {...view} answer={answer} />
          </div>
        )}
      </div>
    </div>
  )
}
