import { Form } from '@remix-run/react'
import { Button } from '~/ui/button'
import { useCopy } from '~/ui/locale'
import type { Option } from '~/ui/select-field'
import { SelectField } from '~/ui/select-field'
import { TextField } from '~/ui/text-field'
import { copy } from './copy'
import type { SlotsView } from './view'

type Day = SlotsView['days'][number]
type Slot = Day['slots'][number]
type DayPartProps = Day & { tiers: Option[]; isCancelled: boolean }

export function DayPart({ name, slots, tiers, isCancelled }: DayPartProps) {
  return (
    <div className="hour-day">
      <h2 className="hour-day-name">{name}</h2>
      <ul className="slot-lines">
        {slots.map(slot => (
          <li key={slot.id} data-closed={slot.isClosed || undefined}>
            <SlotLine {...slot} />
            {isCancelled ? null : <SlotChange {...slot} tiers={tiers} />}
          </li>
        ))}
      </ul>
    </div>
  )
}

function SlotLine({ hours, name, part, tier, taken, capacity, isClosed }: Slot) {
  const t = useCopy(copy)
  const asides = [
    part === 'whole' ? t('whole') : '',
    name,
    tier ? t('fromTier', { tier }) : '',
    isClosed ? t('closed') : '',
  ]
  return (
    <p className="slot-line">
      <span className="tabular">{hours}</span>
      <span className="text-sm text-soft">{asides.filter(Boolean).join(' · ')}</span>
      <span className="tabular text-sm">{t('seatsOf', { taken, capacity })}</span>
    </p>
  )
}

function SlotChange({
  id,
  hours,
  part,
  capacity,
  minRank,
  isClosed,
  isKept,
  tiers,
}: Slot & { tiers: Option[] }) {
  const t = useCopy(copy)
  return (
    <details className="slot-change">
      <summary className="link" aria-label={t('changeNamed', { hours })}>
        {t('change')}
      </summary>
      <Form method="post" className="grid gap-4 py-4">
        <input type="hidden" name="slotId" value={id} />
        <div className="grid grid-cols-2 gap-4">
          <TextField
            type="number"
            name="capacity"
            id={`capacity-${id}`}
            label={t('capacity')}
            min={1}
            max={100_000}
            defaultValue={capacity}
            required
          />
          {part === 'choice' ? (
            <SelectField
              name="minRank"
              id={`rank-${id}`}
              label={t('minRank')}
              placeholder={t('anyRank')}
              options={tiers}
              defaultValue={minRank === null ? '' : String(minRank)}
            />
          ) : null}
        </div>
        <p className="flex flex-wrap gap-3">
          <Button type="submit" size="small" name="intent" value="seats">
            {t('save')}
          </Button>
          <Button
            type="submit"
            size="small"
            variant="outlined"
            name="intent"
            value={isClosed ? 'reopen' : 'close'}
          >
            {t(isClosed ? 'reopen' : 'close')}
          </Button>
          {isKept ? null : (
            <Button type="submit" size="small" variant="quiet" name="intent" value="remove">
              {t('remove')}
            </Button>
          )}
        </p>
      </Form>
    </details>
  )
}
