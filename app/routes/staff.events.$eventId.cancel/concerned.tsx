import { DefinitionRows } from '~/ui/definition-rows'
import { useCopy } from '~/ui/locale'
import { SectionHead } from '~/ui/section-head'
import { copy } from './copy'

type ConcernedProps = { confirmed: number; held: number; waiting: number; invited: number; paid: number }

/** How many people hear of it, and how many deposits go back. */
export function Concerned(counts: ConcernedProps) {
  const t = useCopy(copy)
  const terms = ['confirmed', 'held', 'waiting', 'invited', 'paid'] as const
  return (
    <section aria-labelledby="concerned-title" className="max-w-3xl">
      <SectionHead id="concerned-title" title={t('concerned')} />
      <DefinitionRows dense rows={terms.map(term => ({ term: t(term), value: String(counts[term]) }))} />
    </section>
  )
}
