import { DataTable } from '~/ui/data-table'
import { useCopy } from '~/ui/locale'
import { SectionHead } from '~/ui/section-head'
import { copy } from './copy'
import type { SentLine } from './tell'

/** Where each letter of a wave is, and what came back. */
export function Sent({ people }: { people: SentLine[] }) {
  const t = useCopy(copy)
  return (
    <div>
      <SectionHead title={t('recipients')} aside={t('recipientsAside', { count: people.length })} />
      <DataTable
        caption={t('recipients')}
        rows={people}
        rowKey={person => person.invitationId}
        rowHref={person => person.previewHref}
        empty={t('recipientsEmpty')}
        columns={[
          { key: 'name', head: t('name'), name: true, cell: person => person.name },
          { key: 'language', head: t('language'), cell: person => person.language },
          {
            key: 'letter',
            head: t('letterState'),
            cell: person => <span className={person.isAmiss ? 'text-warn' : undefined}>{person.letter}</span>,
          },
          { key: 'answer', head: t('answer'), cell: person => person.answer },
        ]}
      />
    </div>
  )
}
