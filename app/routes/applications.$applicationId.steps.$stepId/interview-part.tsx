import { Form } from '@remix-run/react'
import { formatDuration } from '~/shared/format'
import { Caps } from '~/ui/caps'
import { DefinitionRows } from '~/ui/definition-rows'
import { Disclosure } from '~/ui/disclosure'
import { FieldError } from '~/ui/field-error'
import { useCopy, useLocale } from '~/ui/locale'
import { SectionHead } from '~/ui/section-head'
import { SubmitButton } from '~/ui/submit-button'
import { specialCopy } from './special-copy'
import type { HourDay, InterviewView, SpecialAmiss } from './special-view'

type InterviewPartProps = { minutes: number; view: InterviewView; amiss: SpecialAmiss | null }

/** The hour that was chosen, and those that are free, by day. */
export function InterviewPart({ minutes, view, amiss }: InterviewPartProps) {
  const t = useCopy(specialCopy)
  const { picked, days } = view
  const mayPick = picked === null || picked.maySwap
  return (
    <div className="questions">
      {picked ? <Picked minutes={minutes} picked={picked} /> : null}
      {mayPick && days.length > 0 ? <Choice view={view} amiss={amiss} /> : null}
      {picked === null && days.length === 0 ? (
        <p className="voice measure">
          {t('noHours')} {t('goOnMeanwhile')}
        </p>
      ) : null}
    </div>
  )
}

function Picked({ minutes, picked }: { minutes: number; picked: NonNullable<InterviewView['picked']> }) {
  const t = useCopy(specialCopy)
  const locale = useLocale()
  return (
    <section aria-labelledby="picked-title">
      <Caps accent>{t('pickedOver')}</Caps>
      <h2 id="picked-title" className="display-lg mt-2">
        {picked.day}
      </h2>
      <p className="voice tabular mt-1">{picked.time}</p>
      <div className="mt-4 max-w-xl">
        <DefinitionRows
          rows={[
            picked.own
              ? { term: t('yourClock'), value: picked.own, aside: picked.clock }
              : { term: t('clock'), value: picked.clock },
            { term: t('length'), value: formatDuration(minutes, locale) },
            ...(picked.place ? [{ term: t('where'), value: picked.place }] : []),
            ...(picked.host ? [{ term: t('with'), value: picked.host }] : []),
          ]}
        />
      </div>
      {picked.maySwap ? null : <p className="aside-text mt-2">{t('settledNote')}</p>}
      {picked.mayRelease ? (
        <Form method="post">
          <SubmitButton variant="quiet" name="special" value="release_hour">
            {t('release')}
          </SubmitButton>
        </Form>
      ) : null}
    </section>
  )
}

/** Whoever has an hour sees the others when they ask for them. */
function Choice({ view, amiss }: { view: InterviewView; amiss: SpecialAmiss | null }) {
  const t = useCopy(specialCopy)
  const { picked, days, clock } = view
  if (picked === null)
    return (
      <div>
        <SectionHead title={t('pickTitle')} aside={clock} />
        <Offered days={days} label={t('pick')} amiss={amiss} />
      </div>
    )
  return (
    <Disclosure summary={t('swapTitle')} open={amiss?.field === 'hour'}>
      <Offered days={days} label={t('swap')} amiss={amiss} />
    </Disclosure>
  )
}

type OfferedProps = { days: HourDay[]; label: string; amiss: SpecialAmiss | null }

function Offered({ days, label, amiss }: OfferedProps) {
  const t = useCopy(specialCopy)
  const isAmiss = amiss?.field === 'hour'
  return (
    <Form method="post" className="hours grid gap-6">
      <FieldError id="hour-error" errors={isAmiss ? [amiss.message] : undefined} />
      <fieldset aria-describedby={isAmiss ? 'hour-error' : undefined}>
        <legend className="sr-only">{t('pickLegend')}</legend>
        {days.map(({ day, shared, hours }) => (
          <div key={day} className="hour-day">
            <p className="hour-day-name">
              {day}
              {shared ? <span className="hour-note">{shared}</span> : null}
            </p>
            <div className="hour-list">
              {hours.map(hour => (
                <label key={hour.id} className="hour">
                  <input type="radio" name="hourId" value={hour.id} required />
                  <span className="tabular">{hour.time}</span>
                  {hour.note ? <span className="hour-note">{hour.note}</span> : null}
                </label>
              ))}
            </div>
          </div>
        ))}
      </fieldset>
      <div>
        <SubmitButton variant="outlined" name="special" value="pick_hour">
          {label}
        </SubmitButton>
      </div>
    </Form>
  )
}
