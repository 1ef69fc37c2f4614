import { Link } from '@remix-run/react'
import { paths } from '~/shared/paths'
import { AccentScope } from '~/ui/accent-style'
import { ButtonLink } from '~/ui/button-link'
import { Caps } from '~/ui/caps'
import { EmptyState } from '~/ui/empty-state'
import { EventArt } from '~/ui/event-art'
import { EventRow } from '~/ui/event-row'
import type { Flash } from '~/ui/flash-notice'
import { useCopy } from '~/ui/locale'
import { MemberShell } from '~/ui/member-shell'
import { PageHead } from '~/ui/page-head'
import { SectionHead } from '~/ui/section-head'
import type { NavItem } from '~/ui/shell-frame'
import { WaitRows } from '~/ui/waitlist/wait-rows'
import { ApplicationPart } from './application-part'
import { copy } from './copy'
import { FeedbackPart } from './feedback-part'
import { PollPart } from './poll-part'
import type {
  HomeApplication,
  HomeEntry,
  HomeFeedback,
  HomeHero,
  HomePoll,
  HomeWait,
  HomeWord,
} from './types'

type HomePageProps = {
  flash: Flash | null
  nav: NavItem[]
  name: string
  givenName: string
  applications: HomeApplication[]
  feedback: HomeFeedback[]
  polls: HomePoll[]
  hero: HomeHero | null
  entries: HomeEntry[]
  waits: HomeWait[]
  word: HomeWord | null
}

export function HomePage(props: HomePageProps) {
  const { flash, nav, name, givenName, applications, feedback, polls, hero, entries, waits, word } = props
  const t = useCopy(copy)
  const hasMore = entries.length + applications.length + feedback.length + waits.length > 0
  const account = { name, href: paths.account() }
  return (
    <MemberShell bare homeHref={paths.home()} nav={nav} account={account} flash={flash}>
      {hero ? <Hero hero={hero} /> : <Greeting givenName={givenName} hasMore={hasMore} />}
      <div className="page-margin grid gap-16 py-16 lg:grid-cols-[1fr_20.625rem] lg:gap-[5.625rem]">
        <div>
          {applications.length > 0 ? (
            <ApplicationPart applications={applications} isQuiet={hero !== null} />
          ) : null}
          {feedback.length > 0 ? <FeedbackPart feedback={feedback} /> : null}
          <Coming entries={entries} isAlone={hero === null && !hasMore} />
          {waits.length > 0 ? (
            <section aria-labelledby="waits" className="mt-14">
              <SectionHead id="waits" title={t('waits')} />
              <WaitRows waits={waits} />
            </section>
          ) : null}
        </div>
        <div className="grid content-start gap-8">
          {polls.length > 0 ? <PollPart polls={polls} /> : null}
          {word ? <Word word={word} /> : null}
        </div>
      </div>
    </MemberShell>
  )
}

function Hero({ hero }: { hero: HomeHero }) {
  const t = useCopy(copy)
  return (
    <AccentScope accent={hero.accent} className="grid md:min-h-[29rem] md:grid-cols-[1.45fr_1fr]">
      <div className="h-72 overflow-hidden md:h-auto">
        <EventArt slug={hero.slug} kind={hero.art} accent={hero.accent} />
      </div>
      <div className="page-margin self-center py-10 md:py-16">
        <PageHead size="large" over={hero.over} title={hero.title} />
        <p className="mt-4 text-soft">{hero.when}</p>
        <div className="mt-6">
          <ButtonLink to={hero.href}>{t('read')}</ButtonLink>
        </div>
        <p className="mt-4 text-sm text-soft">{hero.replyBy}</p>
      </div>
    </AccentScope>
  )
}

function Greeting({ givenName, hasMore }: { givenName: string; hasMore: boolean }) {
  const t = useCopy(copy)
  const hello = givenName ? t('hello', { name: givenName }) : t('helloNameless')
  return (
    <div className="page-margin pt-14 md:pt-20">
      <PageHead size="large" title={hello} aside={t(hasMore ? 'somethingAside' : 'nothingAside')} />
    </div>
  )
}

function Coming({ entries, isAlone }: { entries: HomeEntry[]; isAlone: boolean }) {
  const t = useCopy(copy)
  return (
    <section aria-labelledby="coming">
      <SectionHead id="coming" title={t('coming')} />
      {entries.length === 0 ? (
        <EmptyState text={t(isAlone ? 'empty' : 'nothingElse')} />
      ) : (
        <ul>
          {entries.map(({ href, art, tone, ...entry }) => (
            <EventRow key={href} {...entry} to={href} artKind={art} stateTone={tone} />
          ))}
        </ul>
      )}
    </section>
  )
}

function Word({ word }: { word: HomeWord }) {
  const t = useCopy(copy)
  return (
    <aside className="border-t border-rule py-6" aria-label={t('word')}>
      <Caps as="h2">{t('word')}</Caps>
      <p className="voice my-2.5">{word.sentence}</p>
      {word.details.map(detail => (
        <p key={detail} className="text-sm text-soft">
          {detail}
        </p>
      ))}
      <p className="mt-2 text-sm">
        <Link to={paths.voice()} className="link">
          {t('change')}
        </Link>
      </p>
    </aside>
  )
}
