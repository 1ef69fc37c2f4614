import { questionsOf } from '~/domain/qualification/passage'
import type { Place } from '~/domain/qualification/places'
import type { FlowDefinition } from '~/domain/qualification/types'
import { Disclosure } from '~/ui/disclosure'
import { ErrorSummary } from '~/ui/error-summary'
import { useCopy, useLocale } from '~/ui/locale'
import { Notice } from '~/ui/notice'
import { copy } from './copy'
import type { FieldProblems } from './form-reader'
import { fieldIdOf, tellFieldProblem } from './part-form'
import { PartLink } from './part-link'
import type { Selection } from './selection'

/** What the builder answers when a gesture was not kept. */
export type ToldProps = {
  reason:
    | 'edited_elsewhere'
    | 'unreadable'
    | 'not_there'
    | 'review_stays'
    | 'does_not_fit'
    | 'too_many'
    | 'too_long'
    | 'named'
  by?: Place[]
  problems?: FieldProblems
  /** Which part was typed in, and what. */
  selection: string
  typed: Readonly<Record<string, readonly string[]>>
}

type Props = ToldProps & { definition: FlowDefinition; isHere: boolean }

export function Told({ reason, by, problems, typed, definition, isHere }: Props) {
  const t = useCopy(copy)
  if (reason === 'unreadable') {
    const errors = Object.entries(problems ?? {}).map(([name, problem]) => ({
      id: fieldIdOf(name),
      message: tellFieldProblem(problem, t),
    }))
    return (
      <div className="builder-told">
        <ErrorSummary errors={errors} />
      </div>
    )
  }
  return (
    <div className="builder-told">
      <Notice tone="warn" live>
        <p>{t(reason === 'too_many' ? 'full' : reason)}</p>
        {by ? <Places by={by} definition={definition} /> : null}
        {reason === 'not_there' || !isHere ? <TypedBefore typed={typed} /> : null}
      </Notice>
    </div>
  )
}

function Places({ by, definition }: { by: readonly Place[]; definition: FlowDefinition }) {
  const t = useCopy(copy)
  const locale = useLocale()
  const say = (words: { fr: string; en: string } | undefined) =>
    t('quoted', { name: words?.[locale] || words?.fr || words?.en || t('untitled') })
  return (
    <ul className="mt-1.5">
      {by.map(place => {
        const { selection, words } = tellPlace(place, definition, say, t)
        return (
          <li key={JSON.stringify(place)}>
            <PartLink selection={selection} className="link">
              {words}
            </PartLink>
          </li>
        )
      })}
    </ul>
  )
}

function tellPlace(
  place: Place,
  definition: FlowDefinition,
  say: (words: { fr: string; en: string } | undefined) => string,
  t: ReturnType<typeof useCopy<typeof copy>>,
): { selection: Selection; words: string } {
  if (place.in === 'knock_out') {
    const rule = definition.knockOuts.find(({ id }) => id === place.id)
    return {
      selection: { part: 'knock_out', id: place.id },
      words: t('placeKnockOut', { name: say(rule?.words) }),
    }
  }
  const step = definition.steps.find(({ id }) => id === place.stepId)
  if (place.in === 'step') {
    const selection: Selection = { part: 'step', stepId: place.stepId }
    return { selection, words: t('placeStep', { name: say(step?.title) }) }
  }
  const question = step && questionsOf(step).find(({ id }) => id === place.questionId)
  return {
    selection: { part: 'question', stepId: place.stepId, questionId: place.questionId },
    words: t('placeQuestion', { name: say(question?.label) }),
  }
}

/** Words typed for a part that is gone are given back to whoever typed them. */
function TypedBefore({ typed }: { typed: ToldProps['typed'] }) {
  const t = useCopy(copy)
  const words = Object.entries(typed)
    .filter(([name]) => /\.(fr|en)$/.test(name))
    .flatMap(([, values]) => values)
    .filter(value => value.trim() !== '')
  if (words.length === 0) return null
  return (
    <Disclosure summary={t('typedBefore')} open className="mt-2">
      {words.map(text => (
        <p key={text} className="whitespace-pre-line mt-1.5">
          {text}
        </p>
      ))}
    </Disclosure>
  )
}
