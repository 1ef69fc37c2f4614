import { Disclosure } from '~/ui/disclosure'
import { useCopy } from '~/ui/locale'
import { copy } from './copy'
import type { DeskView } from './view'

type Step = DeskView['steps'][number]
type Line = Step['lines'][number]

/** What the applicant confided, in the order in which they walked: the question small, the answer as they gave it. */
export function Steps({ says, steps }: DeskView) {
  return (
    <section aria-labelledby="says-title">
      <h2 id="says-title">{says}</h2>
      {steps.map(step => (
        <WalkedStep key={step.id} step={step} />
      ))}
    </section>
  )
}

function WalkedStep({ step }: { step: Step }) {
  const t = useCopy(copy)
  const { title, lines, quiz, notes, vouches } = step
  return (
    <section className="desk-step" aria-labelledby={`step-${step.id}`}>
      <h3 id={`step-${step.id}`} className="caps">
        {title}
      </h3>
      {quiz ? (
        <>
          <p className="desk-answer">{quiz}</p>
          <Disclosure summary={t('quizAnswers')} caps={false} className="text-sm text-soft">
            <Answers lines={lines} />
          </Disclosure>
        </>
      ) : (
        <Answers lines={lines} />
      )}
      {vouches.map(({ id, name, words }) => (
        <figure key={id} className="desk-vouch">
          <blockquote className="voice">{words}</blockquote>
          <figcaption className="text-sm text-soft">{name}</figcaption>
        </figure>
      ))}
      {notes.map(note => (
        <p key={note} className="mt-2">
          {note}
        </p>
      ))}
    </section>
  )
}

function Answers({ lines }: { lines: Step['lines'] }) {
  if (lines.length === 0) return null
  return (
    <dl>
      {lines.map(line => (
        <div key={line.id}>
          <dt className="desk-question">{line.question}</dt>
          <dd className="desk-answer">
            <Answer line={line} />
          </dd>
        </div>
      ))}
    </dl>
  )
}

function Answer({ line }: { line: Line }) {
  const t = useCopy(copy)
  if (line.isReserved) return <em className="text-soft">{t('reserved')}</em>
  if (line.files.length > 0) {
    return line.files.map(file => (
      <span key={file.id} className="block">
        <a href={file.href} className="link">
          {file.name}
        </a>{' '}
        <span className="text-sm text-soft tabular">{file.size}</span>
      </span>
    ))
  }
  return line.answer === '' ? <span className="text-soft">{t('noAnswer')}</span> : line.answer
}

/** Advice, and said to be no more. */
export function Advice({ advice }: DeskView) {
  const t = useCopy(copy)
  const { score, minimum, against } = advice
  return (
    <section aria-labelledby="advice-title">
      <h2 id="advice-title">{t('adviceTitle')}</h2>
      <p>
        <span className="tabular">{score ?? t('noScore')}</span>
        <span className="text-soft"> · {t('advice')}</span>
      </p>
      {score && minimum ? <p className="text-sm text-soft">{minimum}</p> : null}
      {against.length > 0 ? (
        <>
          <p className="desk-question">{t('against')}</p>
          <ul>
            {against.map(words => (
              <li key={words} className="text-warn">
                {words}
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </section>
  )
}
