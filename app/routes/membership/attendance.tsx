import { Form } from '@remix-run/react'
import { Disclosure } from '~/ui/disclosure'
import { useCopy } from '~/ui/locale'
import { SectionHead } from '~/ui/section-head'
import { SubmitButton } from '~/ui/submit-button'
import { TextArea } from '~/ui/text-area'
import { copy } from './attendance-copy'
import type { AttendanceView } from './view'

const latest = 6

/** Every seat held at an event that is over, what the house noted of it, and the way to say that it is wrong. */
export function Attendance({ seats, rate, share }: AttendanceView) {
  const t = useCopy(copy)
  return (
    <section aria-labelledby="attendance">
      <SectionHead id="attendance" title={t('title')} />
      {rate ? (
        <p className="flex items-baseline gap-3">
          <span className="display-lg tabular">{rate}</span>
          <span className="text-soft">{t('rateText')}</span>
        </p>
      ) : null}
      {share ? <p className="mt-1 text-sm text-soft">{share}</p> : null}
      {seats.length === 0 ? <p className="text-soft">{t('none')}</p> : null}
      <p className="measure mt-5 text-sm text-soft">{t('use')}</p>
      <Seats seats={seats.slice(0, latest)} />
      {seats.length > latest ? (
        <Disclosure summary={t('more')} caps={false} className="mt-3">
          <Seats seats={seats.slice(latest)} />
        </Disclosure>
      ) : null}
    </section>
  )
}

function Seats({ seats }: Pick<AttendanceView, 'seats'>) {
  const t = useCopy(copy)
  if (seats.length === 0) return null
  return (
    <ul className="mt-6">
      {seats.map(seat => (
        <li key={seat.id} className="border-t border-rule py-4">
          <p className="flex flex-wrap items-baseline justify-between gap-x-6">
            <span className="font-display text-2xl">{seat.title}</span>
            <span className={seat.tone}>{seat.outcome}</span>
          </p>
          <p className="text-sm text-soft">{seat.day}</p>
          {seat.waiting ? <p className="measure mt-2 text-sm">{seat.waiting}</p> : null}
          {seat.mayContest ? (
            <Disclosure summary={t('wrong')} caps={false} className="mt-2">
              <Form method="post" className="mt-3 grid max-w-xl gap-4" preventScrollReset>
                <input type="hidden" name="intent" value="contest" />
                <input type="hidden" name="reservationId" value={seat.id} />
                <TextArea
                  id={`contest-${seat.id}`}
                  name="words"
                  label={t('words')}
                  rows={3}
                  maxLength={600}
                  required
                />
                <div>
                  <SubmitButton size="small" variant="outlined">
                    {t('send')}
                  </SubmitButton>
                </div>
              </Form>
            </Disclosure>
          ) : null}
        </li>
      ))}
    </ul>
  )
}
