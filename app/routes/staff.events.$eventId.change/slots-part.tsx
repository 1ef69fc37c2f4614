import { DateTimeField } from '~/ui/date-time-field'
import { Disclosure } from '~/ui/disclosure'
import { useCopy } from '~/ui/locale'
import { RadioGroup } from '~/ui/radio-group'
import { SectionHead } from '~/ui/section-head'
import { copy } from './copy'
import { field, type PartProps } from './parts'

type SlotsPartProps = PartProps & { slots: readonly { id: string; moment: string }[] }

/** Whether the slots go together, or each where it is put. */
export function SlotsPart({ slots, ...part }: SlotsPartProps) {
  const t = useCopy(copy)
  const isEach = part.values.slots === 'each'
  return (
    <section aria-labelledby="slots-title" className="grid gap-7">
      <SectionHead id="slots-title" title={t('slotsTitle')} />
      <RadioGroup
        name="slots"
        legend={t('slots')}
        defaultValue={isEach ? 'each' : 'follow'}
        options={[
          { value: 'follow', label: t('follow'), hint: t('followHint') },
          { value: 'each', label: t('each') },
        ]}
      />
      <Disclosure summary={t('eachSummary')} open={isEach}>
        {slots.map(({ id, moment }) => (
          <fieldset key={id} className="mt-6 grid grid-cols-2 gap-5 border-t border-rule pt-4 sm:grid-cols-3">
            <legend className="pr-3 text-sm text-soft">{t('slotOf', { moment })}</legend>
            <DateTimeField kind="date" label={t('on')} {...field(`on-${id}`, part)} />
            <DateTimeField kind="time" label={t('from')} {...field(`from-${id}`, part)} />
            <DateTimeField kind="time" label={t('to')} {...field(`to-${id}`, part)} />
          </fieldset>
        ))}
      </Disclosure>
    </section>
  )
}
