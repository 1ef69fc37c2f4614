import { DataTable } from '~/ui/data-table'
import { useCopy } from '~/ui/locale'
import { SectionHead } from '~/ui/section-head'
import { copy } from './copy'
import type { GuestsView } from './view'

type Row = GuestsView['answered'][number]

/** What the house has said, by whom, and the words that a member read. */
export function AnsweredPart({ answered }: Pick<GuestsView, 'answered'>) {
  const t = useCopy(copy)
  return (
    <div>
      <SectionHead id="answered" title={t('answered')} />
      <DataTable
        caption={t('answered')}
        rows={answered}
        rowKey={row => row.id}
        empty={t('answeredNone')}
        columns={[
          { key: 'name', head: t('guest'), name: true, cell: row => row.name },
          { key: 'member', head: t('member'), cell: row => row.member },
          { key: 'word', head: t('word'), cell: row => <Word {...row} /> },
          { key: 'by', head: t('by'), cell: row => row.by },
        ]}
      />
    </div>
  )
}

function Word({ said, because }: Row) {
  const t = useCopy(copy)
  return (
    <>
      <span className={said === 'accepted' ? 'text-good' : 'text-soft'}>{t(`word_${said}`)}</span>
      {because ? <span className="cell-note">{because}</span> : null}
    </>
  )
}
