import { Link } from '@remix-run/react'
import { paths } from '~/shared/paths'
import { Caps } from '~/ui/caps'
import { Countdown } from '~/ui/countdown'
import { EmptyState } from '~/ui/empty-state'
import { ToldRefusal } from '~/ui/event-page/told-refusal'
import { EventRow } from '~/ui/event-row'
import type { Loaded } from '~/ui/loaded'
import { useCopy } from '~/ui/locale'
import { MemberShell } from '~/ui/member-shell'
import { PageHead } from '~/ui/page-head'
import { Pagination } from '~/ui/pagination'
import { SectionHead } from '~/ui/section-head'
import { useLive } from '~/ui/use-live'
import { copy } from './copy'
import { writeFilters } from './filters'
import type { loadProgramme } from './handlers.server'
import { MonthGrid } from './month-grid'
import { Refine } from './refine'

type View = Loaded<typeof loadProgramme>

/** The programme, by date; under each line why not yet, and what would open it. */
export function ProgrammePage({ nav, name, flash, refusal, entries, paging, teasers, browse, hasAny }: View) {
  const t = useCopy(copy)
  useLive(paths.programmeLive())
  return (
    <MemberShell nav={nav} homeHref={paths.home()} account={{ name, href: paths.account() }} flash={flash}>
      <PageHead title={t('title')} text={t('text')} />
      {refusal ? (
        <div className="measure mt-8">
          <ToldRefusal {...refusal} />
        </div>
      ) : null}
      {hasAny ? <Refine {...browse} /> : null}
      {browse.month ? (
        <MonthGrid month={browse.month} entries={entries} />
      ) : entries.length > 0 ? (
        <section className="mt-10">
          <SectionHead title={t('coming')} />
          <ul>
            {entries.map(({ href, art, state, next, tone, opening, ...entry }) => (
              <EventRow
                key={href}
                {...entry}
                to={href}
                artKind={art}
                stateTone={tone}
                state={<Standing {...{ state, next, opening }} />}
              />
            ))}
          </ul>
          <Pagination
            {...paging}
            hrefFor={page => `${paths.events()}${writeFilters({ ...browse.filters, page })}`}
          />
        </section>
      ) : !hasAny && (refusal || teasers.length > 0) ? null : (
        <div className="mt-10">
          <EmptyState text={t(hasAny ? 'noneSuch' : 'none')} />
        </div>
      )}
      <Teasers teasers={teasers} />
    </MemberShell>
  )
}

/** What is to come for those above: a name, a season, and what opens it. */
function Teasers({ teasers }: Pick<View, 'teasers'>) {
  const t = useCopy(copy)
  if (teasers.length === 0) return null
  return (
    <section className="mt-14">
      <SectionHead title={t('soon')} />
      <ul>
        {teasers.map(({ href, title, season, opens }) => (
          <li key={href} className="teaser-row">
            <div>
              {season ? <Caps>{season}</Caps> : null}
              <h3>
                <Link to={href}>{title}</Link>
              </h3>
            </div>
            <p className="text-soft">{opens}</p>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Standing({ state, next, opening }: Pick<View['entries'][number], 'state' | 'next' | 'opening'>) {
  const t = useCopy(copy)
  return (
    <>
      {state}
      {opening ? (
        <span className="block text-soft">
          <Countdown {...opening} endedText={t('opened')} revalidate />
        </span>
      ) : null}
      {next ? <span className="aside-text">{next}</span> : null}
    </>
  )
}
