import { z } from 'zod'
import type { NewSlots } from '~/domain/events/add-slots.server'

export const kinds = ['grid', 'days', 'whole'] as const
const text = (most: number) => z.string().trim().max(most).default('')
const whole = (least: number, most: number) => z.coerce.number().int().min(least).max(most)
const empty = (value: unknown) => (value === '' ? undefined : value)

/** The form that lays out slots, as it is typed; the hours are judged by the domain. */
export const slotsForm = z.object({
  kind: z.enum(kinds),
  firstDay: text(10),
  lastDay: text(10),
  from: text(5),
  to: text(5),
  minutes: z.preprocess(empty, whole(5, 1440).default(30)),
  turnaround: z.preprocess(empty, whole(0, 240).default(0)),
  breakFrom: text(5),
  breakTo: text(5),
  capacity: whole(1, 100_000),
  minRank: z.preprocess(empty, whole(1, 99).optional()),
  labelFr: text(80),
  labelEn: text(80),
  models: z.array(z.uuid()).max(12).default([]),
})
export type SlotsForm = z.output<typeof slotsForm>

export function readSlotsForm(form: FormData) {
  return slotsForm.safeParse({ ...Object.fromEntries(form), models: form.getAll('models') })
}

/** What was typed, as the domain asks it. */
export function slotsOf(form: SlotsForm): NewSlots {
  const { kind, firstDay, lastDay, from, to, minutes, turnaround, breakFrom, breakTo } = form
  const isGrid = kind === 'grid'
  const hasBreak = isGrid && (breakFrom !== '' || breakTo !== '')
  return {
    part: kind === 'whole' ? 'whole' : 'choice',
    days: {
      firstDay,
      lastDay: lastDay || firstDay,
      from,
      to,
      grid: isGrid ? { minutes, turnaround } : null,
      breaks: hasBreak ? [{ from: breakFrom, to: breakTo }] : [],
    },
    capacity: form.capacity,
    label: { fr: form.labelFr || form.labelEn, en: form.labelEn || form.labelFr },
    minRank: form.minRank ?? null,
    modelIds: kind === 'whole' ? [] : form.models,
  }
}
