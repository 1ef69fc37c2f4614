import { Link } from '@remix-run/react'
import { Caps } from '~/ui/caps'
import { useCopy } from '~/ui/locale'
import { copy } from './copy'
import type { StepView } from './view'

type StepsLineProps = { flowName: string; line: StepView['line'] }

/** Where one is on the way. On a phone it is one line that unfolds; on a wide page it stands beside the step. */
export function StepsLine({ flowName, line }: StepsLineProps) {
  const t = useCopy(copy)
  const at = line.findIndex(({ isHere }) => isHere) + 1
  return (
    <nav className="steps-line" aria-label={t('steps')}>
      <Caps accent>{flowName}</Caps>
      <details className="steps-line-fold">
        <summary className="text-sm tabular">{t('stepOf', { at, count: line.length })}</summary>
        <Steps line={line} />
      </details>
      <div className="steps-line-wide">
        <Steps line={line} />
      </div>
    </nav>
  )
}

function Steps({ line }: { line: StepView['line'] }) {
  const t = useCopy(copy)
  return (
    <ol>
      {line.map(step => (
        <li key={step.id} data-state={step.isHere ? 'here' : step.isDone ? 'done' : 'ahead'}>
          {step.href ? <Link to={step.href}>{step.title}</Link> : <span>{step.title}</span>}
          {step.isHere || step.isDone ? (
            <span className="sr-only"> ({t(step.isHere ? 'here' : 'done')})</span>
          ) : null}
        </li>
      ))}
    </ol>
  )
}
