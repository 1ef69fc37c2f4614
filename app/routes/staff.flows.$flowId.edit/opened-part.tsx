import { useEffect, useRef } from 'react'
import { tellQuestionKind, tellStepKind } from '~/domain/qualification/flow-words'
import type { FlowDefinition } from '~/domain/qualification/types'
import { Button } from '~/ui/button'
import { Caps } from '~/ui/caps'
import { useCopy, useLocale } from '~/ui/locale'
import { SubmitButton } from '~/ui/submit-button'
import { copy } from './copy'
import { JudgingPart } from './judging-part'
import { KnockOutPart, KnockOutRemoval } from './knock-out-part'
import { PartLink } from './part-link'
import { QuestionPart, QuestionRemoval, QuestionTools } from './question-part'
import type { TypedPart } from './read-part'
import { type OpenPart, questionsBefore } from './selection'
import { StepPart, StepRemoval } from './step-part'
import { WordsPart } from './words-part'

type OpenedPartProps = {
  part: TypedPart
  /** The same as the draft holds it. */
  open: OpenPart
  definition: FlowDefinition
  state: 'saved' | 'unsaved' | null
}

/** The open part: its name, what can be done with it, its form, and the one button that keeps it. */
export function OpenedPart({ part, open, definition, state }: OpenedPartProps) {
  const t = useCopy(copy)
  return (
    <>
      <PartHead open={open} definition={definition} />
      <PartTools open={open} />
      <PartFields part={part} open={open} definition={definition} />
      <div id="keep" className="part-keep">
        <SubmitButton name="intent" value="save">
          {t('save')}
        </SubmitButton>
        <p role="status" className="text-sm text-soft">
          {state ? t(state) : ''}
        </p>
      </div>
      {open.part === 'step' ? <StepRemoval step={open.step} /> : null}
      {open.part === 'question' ? <QuestionRemoval question={open.question} /> : null}
      {open.part === 'knock_out' ? <KnockOutRemoval id={open.knockOut.id} /> : null}
    </>
  )
}

function PartFields({ part, open, definition }: Omit<OpenedPartProps, 'state'>) {
  const questions = questionsBefore(definition, open)
  switch (part.part) {
    case 'words':
      return <WordsPart words={part.words} />
    case 'judging':
      return <JudgingPart {...part} knockOuts={definition.knockOuts} />
    case 'knock_out':
      return <KnockOutPart knockOut={part.knockOut} questions={questions} definition={definition} />
    case 'step': {
      const kept = open.part === 'step' ? open.step : part.step
      return <StepPart step={part.step} kept={kept} questions={questions} definition={definition} />
    }
    case 'question':
      return (
        <QuestionPart
          step={part.step}
          question={part.question}
          questions={questions}
          definition={definition}
        />
      )
  }
}

/** The name of the part takes the focus when another part is opened, so that one reads on from there. */
function PartHead({ open, definition }: { open: OpenPart; definition: FlowDefinition }) {
  const t = useCopy(copy)
  const head = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    const before = document.activeElement
    // The first page keeps the focus where the browser put it.
    if (before && before !== document.body) head.current?.focus({ preventScroll: true })
  }, [])
  const { over, title, text } = useHeadWords(open, definition)
  return (
    <div id="part">
      {over ? <Caps accent>{over}</Caps> : null}
      <h2 ref={head} tabIndex={-1} className="part-title">
        {title || t(open.part === 'question' ? 'unasked' : 'untitled')}
      </h2>
      {text ? <p className="measure mt-2 text-soft">{text}</p> : null}
    </div>
  )
}

function useHeadWords(
  open: OpenPart,
  definition: FlowDefinition,
): { over?: string; title: string; text?: string } {
  const t = useCopy(copy)
  const locale = useLocale()
  const say = (words: { fr: string; en: string }) => words[locale] || words.fr || words.en
  switch (open.part) {
    case 'words':
      return { title: t('wordsTitle'), text: t('wordsText') }
    case 'judging':
      return { title: t('judgingTitle'), text: t('judgingText') }
    case 'knock_out':
      return { over: t('knockOutTitle'), title: say(open.knockOut.words), text: t('knockOutText') }
    case 'step': {
      const number = definition.steps.findIndex(({ id }) => id === open.step.id) + 1
      return {
        over: `${t('stepNumber', { number })} · ${tellStepKind(open.step.kind, locale)}`,
        title: say(open.step.title),
      }
    }
    case 'question':
      return { over: tellQuestionKind(open.question.kind, locale), title: say(open.question.label) }
  }
}

function PartTools({ open }: { open: OpenPart }) {
  const t = useCopy(copy)
  if (open.part === 'question') return <QuestionTools question={open.question} />
  if (open.part === 'knock_out')
    return (
      <p>
        <PartLink selection={{ part: 'judging' }} className="link text-sm">
          {t('judgingPart')}
        </PartLink>
      </p>
    )
  if (open.part !== 'step' || open.step.kind === 'review') return null
  const tools = [
    { intent: 'step_up', word: t('up') },
    { intent: 'step_down', word: t('down') },
    { intent: 'step_copy', word: t('copy') },
  ]
  return (
    <div className="part-tools">
      {tools.map(({ intent, word }) => (
        <Button key={intent} type="submit" variant="quiet" name="intent" value={intent}>
          {word}
        </Button>
      ))}
    </div>
  )
}
