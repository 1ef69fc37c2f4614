import { Form, Link } from '@remix-run/react'
import { paths } from '~/shared/paths'
import { Caps } from '~/ui/caps'
import { EventArt } from '~/ui/event-art'
import { LetterShell } from '~/ui/letter-shell'
import type { Answered, Loaded } from '~/ui/loaded'
import { useCopy } from '~/ui/locale'
import { Notice } from '~/ui/notice'
import { Paragraphs } from '~/ui/questions/paragraphs'
import { SectionHead } from '~/ui/section-head'
import { SubmitButton } from '~/ui/submit-button'
import { copy } from './copy'
import type { loadNomination, postAnswer } from './handlers.server'

export type NominationView = Loaded<typeof loadNomination> & { answer: Answered<typeof postAnswer> | null }

/** What the letter said, what the club looks for, and two answers. Or why there is nothing left to answer. */
export function NominationPage(view: NominationView) {
  return (
    <LetterShell
      art={<EventArt slug={view.slug} kind="lacquer" accent={view.frame.accent ?? undefined} />}
      clubName={view.clubName}
      brandName={view.brandName}
    >
      {view.stands === 'open' ? <Open view={view} /> : <Settled view={view} />}
    </LetterShell>
  )
}

function Open({ view }: { view: NominationView }) {
  const t = useCopy(copy)
  return (
    <>
      <Caps accent>{t('over')}</Caps>
      <h1 className="display-lg mt-3">
        {view.nominatorName ? t('title', { name: view.nominatorName }) : t('titleNameless')}
      </h1>
      <blockquote lang={view.lineIn} className="voice mt-7 border-l border-accent pl-5 italic">
        {view.line.map(paragraph => (
          <p key={paragraph}>{paragraph}</p>
        ))}
      </blockquote>
      <section className="mt-10" aria-labelledby="club">
        <SectionHead id="club" title={view.name} />
        <Paragraphs text={view.story} />
      </section>
      <Terms view={view} />
      <section className="mt-12" aria-labelledby="question">
        <SectionHead id="question" title={t('question')} />
        <p className="text-soft">{t('questionText', { day: view.day })}</p>
        <Form method="post" className="mt-6 grid gap-3">
          <SubmitButton full name="answer" value="yes">
            {t('yes')}
          </SubmitButton>
          <SubmitButton full variant="outlined" name="answer" value="no">
            {t('no')}
          </SubmitButton>
        </Form>
      </section>
    </>
  )
}

function Terms({ view }: { view: NominationView }) {
  const t = useCopy(copy)
  return (
    <>
      {view.criteria.length > 0 ? (
        <section className="mt-10" aria-labelledby="criteria">
          <h2 id="criteria" className="caps">
            {t('criteria')}
          </h2>
          <ul className="ruled-list mt-3">
            {view.criteria.map(criterion => (
              <li key={criterion}>{criterion}</li>
            ))}
          </ul>
        </section>
      ) : null}
      <section className="mt-9" aria-labelledby="decides">
        <h2 id="decides" className="caps">
          {t('decides')}
        </h2>
        <div className="mt-3 grid gap-3 text-soft">
          {view.decides ? <p>{view.decides}</p> : null}
          <p>
            {t('promise', { count: view.promiseDays })} {view.isShorter ? t('shorter') : null}
          </p>
        </div>
      </section>
    </>
  )
}

function Settled({ view }: { view: NominationView }) {
  const t = useCopy(copy)
  const { stands, day, answer } = view
  if (stands === 'said') return <Said refusal={answer?.refusal ?? null} />
  const words = {
    declined: [
      t('declinedTitle'),
      `${t(view.isKnown ? 'wordsErased' : 'allErased')} ${t('declinedText', { day })}`,
    ],
    closed: [t('closedTitle'), t('closedText', { day })],
    over: [t('overTitle'), t('overText')],
    open: ['', ''],
  }[stands]
  return (
    <>
      <Caps accent>{view.clubName}</Caps>
      <h1 className="display-lg mt-3">{words[0]}</h1>
      <p className="voice mt-5">{words[1]}</p>
      {stands === 'closed' ? null : (
        <p className="mt-7">
          <Link to={paths.apply()} className="link">
            {t('door')}
          </Link>
        </p>
      )}
    </>
  )
}

function Said({ refusal }: { refusal: string | null }) {
  const t = useCopy(copy)
  return (
    <>
      <Caps accent>{t('over')}</Caps>
      <h1 className="display-lg mt-3">{t('saidTitle')}</h1>
      {refusal ? (
        <div className="mt-5">
          <Notice tone="warn" live>
            {refusal}
          </Notice>
        </div>
      ) : null}
      <p className="voice mt-5">{t('saidText')}</p>
      <Form method="post" className="mt-7 grid gap-3">
        <SubmitButton full name="answer" value="yes">
          {t('go')}
        </SubmitButton>
        <SubmitButton full variant="outlined" name="answer" value="no">
          {t('back')}
        </SubmitButton>
      </Form>
    </>
  )
}
