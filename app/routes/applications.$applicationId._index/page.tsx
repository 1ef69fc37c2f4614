import { Link } from '@remix-run/react'
import { paths } from '~/shared/paths'
import { ButtonLink } from '~/ui/button-link'
import { DefinitionRows } from '~/ui/definition-rows'
import { useCopy } from '~/ui/locale'
import { MemberShell } from '~/ui/member-shell'
import { PageHead } from '~/ui/page-head'
import { Paragraphs } from '~/ui/questions/paragraphs'
import { SectionHead } from '~/ui/section-head'
import { Timeline } from '~/ui/timeline'
import { AskPart } from './ask-part'
import { copy } from './copy'
import type { Amiss } from './post-application.server'
import { RequestPart } from './request-part'
import type { ApplicationView } from './view'
import { WithdrawPart } from './withdraw-part'

/** First where it stands and what there is to do; then what holds, what was said, and the way out. */
export function ApplicationPage({ amiss, ...view }: ApplicationView & { amiss: Amiss | null }) {
  const t = useCopy(copy)
  const { head, resume, requests, answer } = view
  return (
    <MemberShell homeHref={paths.home()} nav={view.nav} account={view.account} flash={view.flash}>
      <PageHead size="large" over={view.flowName} title={head.title} aside={head.aside} />
      {head.text ? <p className="voice measure mt-6">{head.text}</p> : null}
      {resume ? (
        <div className="mt-6">
          <p className="voice measure">{resume.text}</p>
          <p className="mt-7">
            <ButtonLink to={resume.href}>{t('resume')}</ButtonLink>
          </p>
        </div>
      ) : null}
      {answer ? <ClubAnswer answer={answer} /> : null}
      {requests.map((request, index) => (
        <RequestPart
          key={request.id}
          request={request}
          isFirst={index === 0}
          amiss={amiss?.requestId === request.id ? amiss : null}
        />
      ))}
      <div className="standing-columns">
        <div className="grid content-start gap-12">
          <section aria-labelledby="facts">
            <SectionHead id="facts" title={t('facts')} />
            <DefinitionRows rows={view.facts.map(toRow)} />
          </section>
          {view.isLiving ? <AskPart amiss={amiss?.about === 'ask' ? amiss : null} /> : null}
          {view.consequences ? <WithdrawPart consequences={view.consequences} /> : null}
        </div>
        <section aria-labelledby="history">
          <SectionHead id="history" title={t('history')} />
          <Timeline
            entries={view.history.map(({ words, ...entry }) => ({
              ...entry,
              detail: words ? <p className="whitespace-pre-line">{words}</p> : undefined,
            }))}
          />
        </section>
      </div>
    </MemberShell>
  )
}

function toRow({ term, value, aside, link }: ApplicationView['facts'][number]) {
  const shown = link ? (
    <>
      {value}
      <Link to={link.href} className="link block py-2 text-sm">
        {link.label}
      </Link>
    </>
  ) : (
    value
  )
  return { term, value: shown, aside: aside ?? undefined }
}

function ClubAnswer({ answer }: { answer: NonNullable<ApplicationView['answer']> }) {
  const t = useCopy(copy)
  return (
    <div className="mt-6 max-w-2xl">
      <Paragraphs text={answer.words} />
      {answer.comeBack ? <p className="mt-6 border-l border-accent pl-4">{answer.comeBack}</p> : null}
      {answer.door ? (
        <p className="mt-7">
          <ButtonLink to={answer.door}>{t('returnDoor')}</ButtonLink>
        </p>
      ) : null}
      {answer.isMember ? (
        <p className="mt-7">
          <ButtonLink to={paths.membership()}>{t('membership')}</ButtonLink>
        </p>
      ) : null}
    </div>
  )
}
