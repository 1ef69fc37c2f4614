import type { KeyboardEvent } from 'react'
import { markField } from '~/domain/vetting/types'
import { useCopy } from '~/ui/locale'
import { reviewCopy } from './review-copy'
import type { DeskView } from './view'

const scale = [1, 2, 3, 4, 5] as const

/** Five dots a criterion: a group of radios, marked by pressing, by the arrows, or by the figure's own key. */
export function Marks({
  criteria,
  isLocked,
}: {
  criteria: DeskView['review']['criteria']
  isLocked: boolean
}) {
  const t = useCopy(reviewCopy)
  return criteria.map(({ id, label, mark }) => (
    <fieldset key={id} className="marks" onKeyDown={markByKey} disabled={isLocked}>
      <legend>{label}</legend>
      <span className="marks-dots">
        {scale.map(each => (
          <label key={each} className="mark">
            <input
              type="radio"
              name={markField(id)}
              required
              value={each}
              defaultChecked={each === mark}
              aria-label={t('mark', { label, mark: each })}
            />
          </label>
        ))}
      </span>
    </fieldset>
  ))
}

function markByKey(event: KeyboardEvent<HTMLFieldSetElement>) {
  if (!/^[1-5]$/.test(event.key) || event.ctrlKey || event.metaKey || event.altKey) return
  const dot = event.currentTarget.querySelector<HTMLInputElement>(`input[value="${event.key}"]`)
  dot?.focus()
  dot?.click()
}
