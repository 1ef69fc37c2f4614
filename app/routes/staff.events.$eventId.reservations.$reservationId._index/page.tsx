import { Link } from '@remix-run/react'
import { ButtonLink } from '~/ui/button-link'
import { DataTable } from '~/ui/data-table'
import { DefinitionRows, inLines } from '~/ui/definition-rows'
import { EventNav } from '~/ui/event-nav'
import type { Loaded } from '~/ui/loaded'
import { useCopy } from '~/ui/locale'
import { Notice } from '~/ui/notice'
import { PageHead } from '~/ui/page-head'
import { SectionHead } from '~/ui/section-head'
import { Timeline } from '~/ui/timeline'
import { copy } from './copy'
import type { loadParty } from './handlers.server'

type View = Loaded<typeof loadParty>

/** One party of the guest list: what it is, what may be done for it, and what was. */
export function PartyPage(view: View) {
  const t = useCopy(copy)
  const { sections, over, name, party, past, letters } = view
  return (
    <div className="grid grid-cols-1 gap-12">
      <EventNav sections={sections} />
      <div className="flex flex-wrap items-end justify-between gap-6">
        <PageHead over={over} title={name} />
        <Acts {...view} />
      </div>
      <div className="grid max-w-3xl gap-6">
        {party.owed ? <Notice>{party.owed}</Notice> : null}
        <DefinitionRows rows={inLines(party.rows)} />
        <p className="flex flex-wrap gap-x-6 gap-y-2">
          <Link className="link" to={view.back}>
            {t('back')}
          </Link>
          {view.personHref ? (
            <Link className="link" to={view.personHref}>
              {t('person')}
            </Link>
          ) : null}
        </p>
      </div>
      <section aria-labelledby="past" className="max-w-3xl">
        <SectionHead id="past" title={t('past')} />
        <Timeline
          entries={past.map(({ at, dateTime, title, details, reason, word }) => ({
            at,
            dateTime,
            title,
            detail: [details, reason, word].filter(Boolean).map(line => <p key={line}>{line}</p>),
          }))}
        />
      </section>
      <div>
        <SectionHead id="letters" title={t('letters')} />
        <DataTable
          caption={t('letters')}
          rows={letters}
          rowKey={letter => letter.id}
          empty={t('lettersEmpty')}
          columns={[
            { key: 'name', head: t('letter'), name: true, cell: letter => letter.name },
            { key: 'at', head: t('when'), cell: letter => letter.at },
            { key: 'fate', head: t('fate'), cell: letter => letter.fate },
          ]}
        />
      </div>
    </div>
  )
}

function Acts({ changeHref, cancelHref }: View) {
  const t = useCopy(copy)
  if (!changeHref && !cancelHref) return <p className="text-sm text-soft">{t('closed')}</p>
  return (
    <div className="flex flex-wrap gap-4">
      {cancelHref ? (
        <ButtonLink to={cancelHref} variant="quiet">
          {t('cancel')}
        </ButtonLink>
      ) : null}
      {changeHref ? (
        <ButtonLink to={changeHref} variant="outlined">
          {t('change')}
        </ButtonLink>
      ) : null}
    </div>
  )
}
