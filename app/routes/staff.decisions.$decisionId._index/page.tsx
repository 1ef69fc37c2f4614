import { Form, Link } from '@remix-run/react'
import { paths } from '~/shared/paths'
import { DefinitionRows } from '~/ui/definition-rows'
import { Disclosure } from '~/ui/disclosure'
import type { Answered, Loaded } from '~/ui/loaded'
import { useCopy } from '~/ui/locale'
import { Notice } from '~/ui/notice'
import { PageHead } from '~/ui/page-head'
import { SubmitButton } from '~/ui/submit-button'
import { TextArea } from '~/ui/text-area'
import { TextField } from '~/ui/text-field'
import { copy } from './copy'
import type { actOnDecision, loadDecision } from './handlers.server'

type View = Loaded<typeof loadDecision> & { answer: Answered<typeof actOnDecision> | null }

/** One answer: what was decided, its letter exactly as it leaves, and the words to make one's own while one may. */
export function DecisionPage(view: View) {
  const t = useCopy(copy)
  const { name, text, language, decision, because, state, answer, sheet, plain } = view
  const rows = [
    { term: t('decision'), value: decision },
    ...(because === '' ? [] : [{ term: t('because'), value: because }]),
  ]
  return (
    <div className="grid grid-cols-1 gap-8">
      <PageHead
        over={`${t('over', { name })} · ${t(language === 'fr' ? 'inFr' : 'inEn')}`}
        title={view.subject}
        text={text}
      />
      {answer ? (
        <Notice tone="warn" live>
          {answer.refusal}
        </Notice>
      ) : null}
      <nav aria-label={t('ways')} className="flex flex-wrap gap-x-8 gap-y-2">
        <Link to={view.applicationHref} className="link">
          {t('toApplication')}
        </Link>
        <Link to={paths.staffDecisions()} className="link">
          {t('toDecisions')}
        </Link>
      </nav>
      <div className="decision-two">
        <div className="grid content-start gap-6">
          <DefinitionRows dense rows={rows} />
          {state === 'pending' ? <EditForm {...view} /> : null}
          {state === 'pending' || state === 'released' ? (
            <Form method="post">
              <SubmitButton name="intent" value="call_back" variant="quiet">
                {t(state === 'pending' ? 'discard' : 'callBack')}
              </SubmitButton>
            </Form>
          ) : null}
        </div>
        <div className="grid content-start gap-4">
          {/* Nothing in the frame runs, nor can it reach the page around it. */}
          <iframe title={t('frame', { name })} sandbox="" src={sheet} className="decision-letter" />
          <Disclosure summary={t('text')}>
            <pre lang={language} className="measure whitespace-pre-wrap font-text text-sm">
              {plain}
            </pre>
          </Disclosure>
        </div>
      </div>
    </div>
  )
}

function EditForm({ version, subject, body, language, answer }: View) {
  const t = useCopy(copy)
  const typed = answer?.typed
  return (
    <Form key={version} method="post" className="grid gap-5">
      <input type="hidden" name="version" value={version} />
      <TextField
        name="subject"
        label={t('subject')}
        lang={language}
        required
        maxLength={200}
        defaultValue={typed?.subject ?? subject}
      />
      <TextArea
        name="body"
        label={t('body')}
        hint={t('bodyHint')}
        lang={language}
        required
        maxLength={8000}
        rows={14}
        defaultValue={typed?.body ?? body}
      />
      <div>
        <SubmitButton name="intent" value="edit">
          {t('save')}
        </SubmitButton>
      </div>
    </Form>
  )
}
