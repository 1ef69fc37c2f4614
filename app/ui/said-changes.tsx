import { defineCopy } from '~/shared/copy'
import { DefinitionRows } from './definition-rows'
import { Disclosure } from './disclosure'
import { useCopy } from './locale'

const copy = defineCopy({
  fr: { was: 'auparavant\u202f: {{before}}', slots: 'Et {{count}} créneaux' },
  en: { was: 'instead of {{before}}', slots: 'And {{count}} slots' },
})

type Change = { key: string; what: string; before: string; after: string; isSlot: boolean }

/** So many slots are told in a row; more are there for those who ask. */
const mostSlots = 3

/** What is other than it was told: what holds now, and beneath it what had been said. */
export function SaidChanges({ changes }: { changes: readonly Change[] }) {
  const t = useCopy(copy)
  const slots = changes.filter(({ isSlot }) => isSlot)
  const isFolded = slots.length > mostSlots
  return (
    <>
      <Rows changes={isFolded ? changes.filter(({ isSlot }) => !isSlot) : changes} />
      {isFolded ? (
        <Disclosure summary={t('slots', { count: slots.length })} className="mt-4">
          <Rows changes={slots} />
        </Disclosure>
      ) : null}
    </>
  )
}

function Rows({ changes }: { changes: readonly Change[] }) {
  const t = useCopy(copy)
  if (changes.length === 0) return null
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
