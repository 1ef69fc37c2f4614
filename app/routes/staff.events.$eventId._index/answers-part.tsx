import { Link } from '@remix-run/react'
import { paths } from '~/shared/paths'
import { DataTable } from '~/ui/data-table'
import { DefinitionRows } from '~/ui/definition-rows'
import { Disclosure } from '~/ui/disclosure'
import { StoryText } from '~/ui/event-page/story-text'
import { useCopy } from '~/ui/locale'
import { SectionHead } from '~/ui/section-head'
import { answersCopy } from './answers-copy'
import type { tellAnswers } from './tell-answers.server'

type Told = NonNullable<ReturnType<typeof tellAnswers>>
type Seat = Told['seats'][number]
type AnswersPartProps = { id: string; isRun: boolean; answers: Told }

/** What the kitchen and the wardrobe go by, then each person, then what was signed. */
export function AnswersPart({ id, isRun, answers }: AnswersPartProps) {
  const t = useCopy(answersCopy)
  const { summary, questions, seats, hasWaiver, texts } = answers
  return (
    <div className="grid gap-6">
      <SectionHead
        title={t('title')}
        aside={
          isRun ? (
            <Link className="link" to={paths.staffEventQuestions(id)}>
              {t('edit')}
            </Link>
          ) : null
        }
      />
      {summary.length > 0 ? (
        <DefinitionRows dense rows={summary.map(({ label, told }) => ({ term: label, value: told }))} />
      ) : null}
      <DataTable
        caption={t('caption')}
        rows={seats}
        rowKey={seat => seat.key}
        empty={t('empty')}
        columns={[
          { key: 'name', head: t('name'), name: true, cell: seat => <Name {...seat} /> },
          ...questions.map(({ id: questionId, label }) => ({
            key: questionId,
            head: label,
            cell: (seat: Seat) => <Said said={seat.said[questionId]} />,
          })),
          ...(hasWaiver
            ? [{ key: 'waiver', head: t('waiver'), cell: (seat: Seat) => <Signed signed={seat.signed} /> }]
            : []),
        ]}
      />
      {texts.map(({ html, lang, by }) => (
        <Disclosure key={html} caps={false} summary={`${t('texts')} · ${t('text', { count: by.length })}`}>
          <div lang={lang} className="mt-4 measure">
            <StoryText html={html} />
          </div>
          <ul className="mt-4 grid gap-1 text-soft">
            {by.map(one => (
              <li key={one.key}>{t('signedAs', one)}</li>
            ))}
          </ul>
        </Disclosure>
      ))}
    </div>
  )
}

function Name({ name, guestOf, missing }: Seat) {
  const t = useCopy(answersCopy)
  const notes = [
    ...(guestOf ? [t('guestOf', { name: guestOf })] : []),
    ...(missing > 0 ? [t('missing')] : []),
  ]
  return (
    <>
      {name}
      {notes.length > 0 ? <span className="cell-note">{notes.join(' · ')}</span> : null}
    </>
  )
}

function Said({ said }: { said: Seat['said'][string] | undefined }) {
  const t = useCopy(answersCopy)
  if (!said || said.words === '') return null
  return said.isUnmet ? <span className="text-warn">{t('unmet', { words: said.words })}</span> : said.words
}

function Signed({ signed }: { signed: Seat['signed'] }) {
  const t = useCopy(answersCopy)
  return signed ? (
    <span className="text-good">{t('signed', { moment: signed.moment })}</span>
  ) : (
    <span className="text-soft">{t('unsigned')}</span>
  )
}
