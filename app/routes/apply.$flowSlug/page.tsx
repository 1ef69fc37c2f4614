import { Link } from '@remix-run/react'
import { paths } from '~/shared/paths'
import { AuthShell } from '~/ui/auth-shell'
import { useCopy } from '~/ui/locale'
import { MemberShell } from '~/ui/member-shell'
import { Notice } from '~/ui/notice'
import { PageHead } from '~/ui/page-head'
import { Paragraphs } from '~/ui/questions/paragraphs'
import { SectionHead } from '~/ui/section-head'
import { BeginPart } from './begin-part'
import { copy } from './copy'
import { StepsAhead } from './steps-ahead'
import type { DoorView } from './view'

/** The club makes its case first: its story, what it looks for, how it decides, what it asks and why. Then the door. */
export function DoorPage(view: DoorView) {
  const t = useCopy(copy)
  if (view.sent && !view.answer) return <LetterSent view={view} />
  return (
    <MemberShell homeHref={paths.home()} nav={view.nav} account={view.account} flash={view.flash}>
      <PageHead size="large" over={view.over} title={view.name} />
      {view.source || view.spared ? (
        <div className="mt-6 max-w-2xl">
          <Notice>
            {view.source} {view.spared}
          </Notice>
        </div>
      ) : null}
      <div className="door-columns">
        <div>
          <Paragraphs text={view.story} />
          <p className="mt-7">
            <a href="#begin" className="link">
              {t('toBeginLink')}
            </a>
          </p>
        </div>
        <Terms view={view} />
      </div>
      <StepsAhead steps={view.steps} total={view.total} keptMonths={view.keptMonths} kept={view.kept} />
      <BeginPart view={view} />
    </MemberShell>
  )
}

function Terms({ view }: { view: DoorView }) {
  const t = useCopy(copy)
  return (
    <div className="grid content-start gap-10">
      {view.criteria.length > 0 ? (
        <section aria-labelledby="criteria">
          <SectionHead id="criteria" title={t('criteria')} />
          <ul className="ruled-list">
            {view.criteria.map(criterion => (
              <li key={criterion}>{criterion}</li>
            ))}
          </ul>
        </section>
      ) : null}
      <section aria-labelledby="decides">
        <SectionHead id="decides" title={t('decides')} />
        <Paragraphs text={view.decides} className="decides" />
        <ul className="ruled-list mt-4 text-sm text-soft tabular">
          {view.facts.map(fact => (
            <li key={fact}>{fact}</li>
          ))}
        </ul>
      </section>
    </div>
  )
}

function LetterSent({ view }: { view: DoorView }) {
  const t = useCopy(copy)
  return (
    <AuthShell homeHref={paths.home()}>
      <PageHead over={view.name} title={t('sentTitle')} />
      <p className="voice mt-7">{t('sentText')}</p>
      <p className="mt-6 text-soft text-sm">{t('sentNothing')}</p>
      <p className="mt-6">
        <Link to={`${paths.applyFlow(view.slug, view.code)}#begin`} className="link">
          {t('again')}
        </Link>
      </p>
    </AuthShell>
  )
}
