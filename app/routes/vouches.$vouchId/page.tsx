import { Form } from '@remix-run/react'
import { Caps } from '~/ui/caps'
import { EventArt } from '~/ui/event-art'
import { FlashNotice } from '~/ui/flash-notice'
import { LetterShell } from '~/ui/letter-shell'
import type { Answered, Loaded } from '~/ui/loaded'
import { useCopy } from '~/ui/locale'
import { Rule } from '~/ui/rule'
import { SubmitButton } from '~/ui/submit-button'
import { TextArea } from '~/ui/text-area'
import { copy } from './copy'
import type { loadVouch, postAnswer } from './handlers.server'

type View = Loaded<typeof loadVouch> & { amiss: Answered<typeof postAnswer> | null }

/** Who asks and what they write; then a word, or a quiet no. */
export function VouchPage(view: View) {
  const t = useCopy(copy)
  const { applicantName, line, isOver, state } = view
  return (
    <LetterShell
      small
      art={<EventArt slug={view.id} kind="contours" accent={view.accent} />}
      clubName={view.clubName}
      brandName={view.brandName}
    >
      <FlashNotice flash={view.flash} />
      <Caps accent>{`${t('over')} · ${view.programme}`}</Caps>
      <h1 className="display-lg mt-3">{t('title', { name: applicantName })}</h1>
      <p className="voice mt-5">{t('text', { name: applicantName })}</p>
      {line ? (
        <blockquote className="voice mt-5 border-l border-accent pl-5">
          <p>{t('quoted', { line })}</p>
        </blockquote>
      ) : null}
      <Rule />
      {isOver ? <Over state={state} words={view.words} /> : <Answer {...view} />}
    </LetterShell>
  )
}

function Answer({ state, words, amiss, applicantName }: View) {
  const t = useCopy(copy)
  const isGiven = state === 'given'
  return (
    <>
      {isGiven ? <p className="voice text-good">{t('given')}</p> : null}
      {state === 'declined' ? <p className="voice">{t('declined')}</p> : null}
      <Form method="post" className="mt-6 grid gap-5">
        <TextArea
          question
          name="words"
          rows={5}
          maxLength={1000}
          label={t(isGiven ? 'wordsAgain' : 'words', { name: applicantName })}
          hint={t('wordsHint')}
          defaultValue={amiss?.words ?? words}
          errors={amiss ? [amiss.message] : undefined}
        />
        <SubmitButton full name="answer" value="give">
          {t(isGiven ? 'reword' : 'give')}
        </SubmitButton>
      </Form>
      {state === 'asked' ? (
        <Form method="post" className="mt-3 grid gap-2">
          <SubmitButton full variant="outlined" name="answer" value="decline">
            {t('decline')}
          </SubmitButton>
          <p className="aside-text">{t('declineAside')}</p>
        </Form>
      ) : null}
    </>
  )
}

function Over({ state, words }: Pick<View, 'state' | 'words'>) {
  const t = useCopy(copy)
  return (
    <>
      <p className="voice">{t('over_text')}</p>
      {state === 'given' ? <p className="mt-4 text-soft">{t('yourWords', { words })}</p> : null}
    </>
  )
}
