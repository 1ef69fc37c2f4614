import { Form, Link } from '@remix-run/react'
import { Button } from '~/ui/button'
import { type Column, DataTable } from '~/ui/data-table'
import type { Answered, Loaded } from '~/ui/loaded'
import { useCopy } from '~/ui/locale'
import { Notice } from '~/ui/notice'
import { PageHead } from '~/ui/page-head'
import { SectionHead } from '~/ui/section-head'
import { SubmitButton } from '~/ui/submit-button'
import { copy } from './copy'
import type { actOnDecisions, loadDecisions } from './handlers.server'

type View = Loaded<typeof loadDecisions> & { answer: Answered<typeof actOnDecisions> | null }
type Row = View['pending'][number]

/** Answers that wait to leave together, those that can still be called back, and those that have left. */
export function DecisionsPage({ pending, released, past, answer }: View) {
  const t = useCopy(copy)
  return (
    <div className="grid grid-cols-1 gap-12">
      <PageHead title={t('title')} text={t('text')} />
      {answer ? (
        <Notice tone="warn" live>
          {answer.refusal}
        </Notice>
      ) : null}
      <Pending rows={pending} />
      {released.length > 0 ? <Released rows={released} /> : null}
      {past.length > 0 ? (
        <section>
          <SectionHead title={t('past')} />
          <DataTable
            caption={t('past')}
            rows={past}
            rowKey={row => row.id}
            empty=""
            columns={[...columns(t), { key: 'when', head: t('when'), cell: row => row.ended }]}
          />
        </section>
      ) : null}
    </div>
  )
}

function Pending({ rows }: { rows: readonly Row[] }) {
  const t = useCopy(copy)
  return (
    <section>
      <SectionHead title={t('pending')} />
      {/* Whatever changed meanwhile is chosen anew: its mark is the version that was read. */}
      <Form key={rows.map(({ chosen }) => chosen).join()} method="post">
        <DataTable
          caption={t('pending')}
          rows={rows}
          rowKey={row => row.id}
          empty={t('noPending')}
          selection={{
            name: 'chosen',
            valueOf: row => row.chosen,
            labelOf: row => t('choose', { name: row.name }),
            isChecked: () => true,
          }}
          columns={[...columns(t), { key: 'by', head: t('by'), cell: row => row.by }]}
        />
        {rows.length > 0 ? (
          <div className="table-actions">
            <SubmitButton>{t('release')}</SubmitButton>
          </div>
        ) : null}
      </Form>
    </section>
  )
}

function Released({ rows }: { rows: readonly Row[] }) {
  const t = useCopy(copy)
  return (
    <section>
      <SectionHead title={t('released')} />
      <DataTable
        caption={t('released')}
        rows={rows}
        rowKey={row => row.id}
        empty=""
        columns={[
          ...columns(t),
          { key: 'leaves', head: t('leaves'), cell: row => row.leaves },
          {
            key: 'back',
            head: '',
            end: true,
            cell: row => (
              <Form method="post">
                <Button
                  type="submit"
                  variant="quiet"
                  name="callBack"
                  value={row.id}
                  aria-label={t('callBackName', { name: row.name })}
                >
                  {t('callBack')}
                </Button>
              </Form>
            ),
          },
        ]}
      />
    </section>
  )
}

function columns(t: ReturnType<typeof useCopy<typeof copy>>): Column<Row>[] {
  return [
    {
      key: 'name',
      head: t('name'),
      name: true,
      cell: row => (
        <>
          <Link to={row.applicationHref}>{row.name}</Link>
          <span className="cell-note">{row.flow}</span>
        </>
      ),
    },
    { key: 'decision', head: t('decision'), cell: row => row.decision },
    {
      key: 'letter',
      head: t('letter'),
      cell: row => (
        <>
          <span lang={row.language}>{row.subject}</span>
          <span className="cell-note">
            <Link to={row.href} className="link">
              {t('read')}
            </Link>
          </span>
        </>
      ),
    },
  ]
}
