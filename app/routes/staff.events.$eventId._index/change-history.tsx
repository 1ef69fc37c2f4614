import { useCopy } from '~/ui/locale'
import { SaidChanges } from '~/ui/said-changes'
import { SectionHead } from '~/ui/section-head'
import { copy } from './copy'
import type { tellHistory } from './tell'

/** What changed since the event was opened, by whom and why, the latest first. */
export function ChangeHistory({ history }: { history: ReturnType<typeof tellHistory> }) {
  const t = useCopy(copy)
  if (history.length === 0) return null
  return (
    <section aria-labelledby="history-title" className="max-w-3xl">
      <SectionHead id="history-title" title={t('history')} />
      <ol className="grid gap-8">
        {history.map(({ number, head, because, changes }) => (
          <li key={number}>
            <h3 className="caps">{head}</h3>
            <p className="voice mt-2">{because}</p>
            <SaidChanges changes={changes} />
          </li>
        ))}
      </ol>
    </section>
  )
}
