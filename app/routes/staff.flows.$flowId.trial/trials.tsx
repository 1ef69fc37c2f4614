import { DataTable } from '~/ui/data-table'
import { Disclosure } from '~/ui/disclosure'
import { useCopy } from '~/ui/locale'
import { SectionHead } from '~/ui/section-head'
import { copy } from './copy'
import type { TrialLine } from './tell-trial'

type TrialsProps = {
  title: string
  text?: string
  lines: readonly TrialLine[]
  isCompared: boolean
  withDecisions?: boolean
  /** Where the score comes from is in plain sight. */
  isOpen?: boolean
}

/** Who would pass and why; beside it what the published rules say, and what a person decided. */
export function Trials({ title, text, lines, isCompared, withDecisions, isOpen }: TrialsProps) {
  const t = useCopy(copy)
  const pass = lines.filter(({ passes }) => passes).length
  return (
    <div>
      <SectionHead
        title={title}
        aside={lines.length > 1 ? t('summary', { pass, count: lines.length }) : undefined}
      />
      {text ? <p className="measure text-soft pb-3">{text}</p> : null}
      {lines.length === 0 ? null : (
        <DataTable
          caption={title}
          rows={lines}
          rowKey={line => line.key}
          empty={t('noPast')}
          isCurrent={line => line.changes}
          columns={[
            {
              key: 'sample',
              head: t('sample'),
              name: true,
              cell: line => (
                <>
                  {line.label}
                  <span className="cell-note">{line.way}</span>
                </>
              ),
            },
            { key: 'score', head: t('score'), end: true, cell: line => line.score },
            {
              key: 'advice',
              head: t('advice'),
              cell: line => <span className={line.passes ? 'text-good' : 'text-warn'}>{line.advice}</span>,
            },
            ...(isCompared
              ? [
                  {
                    key: 'now',
                    head: t('now'),
                    cell: (line: TrialLine) => (
                      <>
                        {line.now}
                        {line.changes ? <span className="cell-note">{t('changes')}</span> : null}
                      </>
                    ),
                  },
                ]
              : []),
            ...(withDecisions
              ? [{ key: 'decided', head: t('decided'), cell: (line: TrialLine) => line.decided }]
              : []),
            { key: 'why', head: t('why'), cell: line => <Why line={line} isOpen={isOpen} /> },
          ]}
        />
      )}
    </div>
  )
}

function Why({ line, isOpen }: { line: TrialLine; isOpen?: boolean }) {
  const t = useCopy(copy)
  return (
    <div className="trial-why">
      {line.because.map(text => (
        <p key={text}>{text}</p>
      ))}
      <p className="cell-note">{line.walked}</p>
      {line.parts.length > 0 ? (
        <Disclosure summary={t('detail')} open={isOpen} caps={false}>
          <table className="trial-parts">
            <caption className="sr-only">{t('detail')}</caption>
            <thead className="sr-only">
              <tr>
                <th scope="col">{t('partQuestion')}</th>
                <th scope="col">{t('partPoints')}</th>
                <th scope="col">{t('partWeight')}</th>
              </tr>
            </thead>
            <tbody>
              {line.parts.map(part => (
                <tr key={part.id}>
                  <th scope="row">{part.question}</th>
                  <td>{part.points}</td>
                  <td>× {part.weight}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Disclosure>
      ) : null}
    </div>
  )
}
