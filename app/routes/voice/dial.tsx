import { Form } from '@remix-run/react'
import { DateTimeField } from '~/ui/date-time-field'
import { useCopy } from '~/ui/locale'
import { RadioGroup } from '~/ui/radio-group'
import { SectionHead } from '~/ui/section-head'
import { SubmitButton } from '~/ui/submit-button'
import { copy } from './copy'
import type { Amiss, View } from './view'

/** How often, when not, and not for now: three forms, each with its own button. */
export function Dial({
  cadence,
  quiet,
  pause,
  amiss,
}: Pick<View, 'cadence' | 'quiet' | 'pause'> & { amiss: Amiss }) {
  return (
    <div className="grid gap-x-14 gap-y-16 md:grid-cols-2">
      <HowOften key={cadence.chosen} cadence={cadence} />
      <div className="grid content-start gap-16">
        <QuietHours key={`${quiet.from} ${quiet.to}`} quiet={quiet} />
        <Pause pause={pause} amiss={amiss?.form === 'pause' ? amiss : undefined} />
      </div>
    </div>
  )
}

function HowOften({ cadence }: Pick<View, 'cadence'>) {
  const t = useCopy(copy)
  return (
    <section>
      <SectionHead title={t('howOftenTitle')} />
      <Form method="post" className="grid gap-7">
        <RadioGroup
          name="cadence"
          legend={t('howOften')}
          hint={cadence.hint}
          options={cadence.options}
          required
          defaultValue={cadence.chosen}
        />
        <div>
          <SubmitButton name="intent" value="cadence" variant="outlined">
            {t('keepCadence')}
          </SubmitButton>
        </div>
      </Form>
    </section>
  )
}

function QuietHours({ quiet }: Pick<View, 'quiet'>) {
  const t = useCopy(copy)
  return (
    <section>
      <SectionHead title={t('hoursTitle')} aside={quiet.clock} />
      <p className="measure text-soft">{t('hoursText')}</p>
      <Form method="post" className="mt-6 grid gap-7">
        <div className="grid grid-cols-2 gap-6">
          <DateTimeField kind="time" name="quietFrom" label={t('from')} defaultValue={quiet.from} required />
          <DateTimeField kind="time" name="quietTo" label={t('to')} defaultValue={quiet.to} required />
        </div>
        <div>
          <SubmitButton name="intent" value="quiet" variant="outlined">
            {t('keepHours')}
          </SubmitButton>
        </div>
      </Form>
    </section>
  )
}

function Pause({ pause, amiss }: Pick<View, 'pause'> & { amiss: Amiss }) {
  const t = useCopy(copy)
  return (
    <section>
      <SectionHead title={t('pauseTitle')} />
      {pause.standing ? (
        <Form method="post" className="grid gap-5">
          <p>{pause.standing}</p>
          <div>
            <SubmitButton name="intent" value="resume" variant="outlined">
              {t('resume')}
            </SubmitButton>
          </div>
        </Form>
      ) : (
        <Form method="post" className="grid gap-7">
          <DateTimeField
            kind="date"
            id="typed-pause"
            name="until"
            label={t('pauseUntil')}
            min={pause.from}
            defaultValue={amiss?.typed}
            errors={amiss && [amiss.message]}
            required
          />
          <div>
            <SubmitButton name="intent" value="pause" variant="outlined">
              {t('pause')}
            </SubmitButton>
          </div>
        </Form>
      )}
    </section>
  )
}
