import type { TypedFields } from '../questions/typed'
import { AskedField } from './asked-field'
import type { AskedView } from './types'

type AskedHereProps = {
  asked: readonly object[]
  answer: { fields?: TypedFields; errors?: Record<string, string[]> } | null
}

/** What a booking asks right there, of age and licence, because the house does not know it yet. */
export function AskedHere({ asked, answer }: AskedHereProps) {
  if (asked.length === 0) return null
  return (
    <div className="grid gap-6">
      {(asked as readonly AskedView[]).map(each => (
        <AskedField key={each.field} asked={each} typed={answer?.fields} errors={answer?.errors} />
      ))}
    </div>
  )
}
