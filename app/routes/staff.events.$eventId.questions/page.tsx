import { Disclosure } from '~/ui/disclosure'
import { AskedField } from '~/ui/event-answers/asked-field'
import type { AskedView } from '~/ui/event-answers/types'
import { EventNav } from '~/ui/event-nav'
import { StoryText } from '~/ui/event-page/story-text'
import { useCopy } from '~/ui/locale'
import { PageHead } from '~/ui/page-head'
import { ConditionsPart, WaiverPart } from './conditions-part'
import { copy } from './copy'
import { QuestionForm } from './question-form'
import { QuestionList } from './question-list'
import { type QuestionsAnswer, type QuestionsView, triedOf } from './view'

/** What an event asks: its questions, age and licence, the waiver, and what a member reads of it. */
export function QuestionsPage({ answer, ...view }: QuestionsView & { answer: QuestionsAnswer }) {
  const t = useCopy(copy)
  return (
    <div className="grid gap-10">
      <EventNav sections={view.sections} />
      <PageHead over={view.over} title={t('title')} text={t('text')} />
      <div className="grid max-w-3xl gap-14">
        {view.open ? (
          <QuestionForm
            key={view.open.questionId ?? view.open.kind}
            eventId={view.id}
            open={view.open}
            tried={triedOf(answer, 'question')}
          />
        ) : (
          <QuestionList {...view} />
        )}
        <ConditionsPart {...view} tried={triedOf(answer, 'conditions')} />
        <WaiverPart {...view} tried={triedOf(answer, 'waiver')} />
        <Preview {...view} />
      </div>
    </div>
  )
}

function Preview({ preview }: QuestionsView) {
  const t = useCopy(copy)
  if (preview.questions.length === 0 && !preview.waiver) return null
  return (
    <Disclosure summary={t('preview')}>
      <fieldset disabled className="contents">
        <div className="mt-6 grid gap-8">
          {(preview.questions as AskedView[]).map(asked => (
            <AskedField key={asked.field} asked={asked} />
          ))}
        </div>
      </fieldset>
      {preview.waiver ? (
        <div className="mt-8">
          <StoryText html={preview.waiver} />
        </div>
      ) : null}
    </Disclosure>
  )
}
