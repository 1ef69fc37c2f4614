import { Form } from '@remix-run/react'
import { useState } from 'react'
import { Button } from '~/ui/button'
import { Disclosure } from '~/ui/disclosure'
import { useCopy } from '~/ui/locale'
import { Notice } from '~/ui/notice'
import { SubmitButton } from '~/ui/submit-button'
import { TextArea } from '~/ui/text-area'
import { Refused } from './exchange'
import { KeyHints } from './keys'
import { Marks } from './marks'
import { reviewCopy } from './review-copy'
import { useKeptSheet } from './use-kept-sheet'
import type { DeskView } from './view'
import { VoteFields } from './vote-fields'

/** The reader's own sheet: marks and notes keep themselves, the vote is an act of its own. */
export function Sheet(view: DeskView) {
  const t = useCopy(reviewCopy)
  const { review, others } = view
  const { sheet } = review
  if (!sheet) return <Closed title={t('yours')} why={review.why} />
  return (
    <section aria-labelledby="sheet-title">
      <h2 id="sheet-title">{t('yours')}</h2>
      <SheetForm {...view} sheet={sheet} />
      {others.isShown ? null : (
        <p className="desk-hint">{[others.why, others.count].filter(Boolean).join(' ')}</p>
      )}
      <KeyHints />
    </section>
  )
}

function Closed({ title, why }: { title: string; why: string }) {
  return (
    <section>
      <h2>{title}</h2>
      <p className="text-soft">{why}</p>
    </section>
  )
}

type SheetView = NonNullable<DeskView['review']['sheet']>

function SheetForm({ review, answer, decide, sheet }: DeskView & { sheet: SheetView }) {
  const t = useCopy(reviewCopy)
  const kept = useKeptSheet()
  const [proposal, setProposal] = useState('')
  const typed = answer?.intent === 'vote' ? answer.values : null
  const hasVoted = sheet.verdict !== null
  return (
    <Form
      method="post"
      preventScrollReset
      ref={kept.form}
      onInput={kept.onInput}
      onSubmit={kept.onSubmit}
      className="sheet"
    >
      <input type="hidden" name="version" value={sheet.version} />
      <Marks criteria={review.criteria} isLocked={!review.mayRead} />
      <TextArea
        name="notes"
        label={t('notes')}
        defaultValue={typed?.notes ?? sheet.notes}
        maxLength={8000}
        rows={3}
        readOnly={!review.mayRead}
      />
      <p className="desk-kept" role="status">
        {kept.isKeeping ? t('saving') : kept.isKept ? t('saved') : ''}
      </p>
      {kept.refusal ? <Notice tone="warn">{kept.refusal}</Notice> : null}
      {review.why ? <p className="text-sm text-soft">{review.why}</p> : null}
      {review.mayVote ? (
        <>
          <VoteFields {...{ review, sheet, typed }} onChoose={setProposal} />
          <Refused answer={answer} intent="vote" />
          {/* One black button a view: the vote, until it is time to decide. */}
          <SubmitButton
            name="intent"
            value="vote"
            full
            variant={hasVoted && decide?.isReady ? 'outlined' : 'primary'}
          >
            {voteWords(t, hasVoted, proposal)}
          </SubmitButton>
        </>
      ) : null}
      {review.mayRead ? (
        <noscript>
          <Button type="submit" name="intent" value="save" variant="quiet" formNoValidate>
            {t('keep')}
          </Button>
        </noscript>
      ) : null}
    </Form>
  )
}

function voteWords(t: ReturnType<typeof useCopy<typeof reviewCopy>>, hasVoted: boolean, verdict: string) {
  if (verdict === '') return t(hasVoted ? 'changeVote' : 'vote')
  return hasVoted ? t('changeTo', { verdict }) : t('voteFor', { verdict })
}

/** A reader withdraws from an application in whose answer they have an interest. */
export function Interest({ review, answer }: DeskView) {
  const t = useCopy(reviewCopy)
  if (!review.mayDeclare) return null
  return (
    <Disclosure summary={t('interest')} open={answer?.intent === 'interest'}>
      <Form method="post" preventScrollReset className="grid gap-3 pb-3">
        <Refused answer={answer} intent="interest" />
        <input type="hidden" name="intent" value="interest" />
        <TextArea
          id="interest-words"
          name="words"
          label={t('interestLabel')}
          hint={t('interestHint')}
          rows={2}
          maxLength={1000}
          required
        />
        <SubmitButton variant="outlined" size="small">
          {t('interestSend')}
        </SubmitButton>
      </Form>
    </Disclosure>
  )
}
