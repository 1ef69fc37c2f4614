import { defineCopy } from '~/shared/copy'
import { DefinitionRows } from './definition-rows'
import { useCopy } from './locale'

const copy = defineCopy({ fr: { was: 'au lieu de {{before}}' }, en: { was: 'instead of {{before}}' } })

type SaidChangesProps = { changes: readonly { key: string; what: string; before: string; after: string }[] }

/** What is other than it was told: what holds now, and beneath it what had been said. */
export function SaidChanges({ changes }: SaidChangesProps) {
  const t = useCopy(copy)
  return (
    <DefinitionRows
      dense
      rows={changes.map(({ key, what, before, after }) => ({
        id: key,
        term: what,
        value: after,
        aside: t('was', { before }),
      }))}
    />
  )
}
