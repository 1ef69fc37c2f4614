import type { SubmissionResult } from '@conform-to/react'
import { Link } from '@remix-run/react'
import { paths } from '~/shared/paths'
import { DataTable } from '~/ui/data-table'
import type { Loaded } from '~/ui/loaded'
import { useCopy } from '~/ui/locale'
import { MemberShell } from '~/ui/member-shell'
import { PageHead } from '~/ui/page-head'
import { RuleMeter } from '~/ui/rule-meter'
import { SectionHead } from '~/ui/section-head'
import { copy } from './copy'
import type { loadNominations } from './handlers.server'
import { NominationForm } from './nomination-form'

type View = Loaded<typeof loadNominations> & { result: SubmissionResult | undefined }

export function NominationsPage(view: View) {
  const { nav, account, flash, offer, flows, because, nextYear } = view
  const t = useCopy(copy)
  return (
    <MemberShell homeHref={paths.home()} nav={nav} account={account} flash={flash}>
      <PageHead title={t('title')} text={t('text')} />
      {offer && flows.length > 0 ? (
        <section className="mt-10 max-w-2xl">
          <Allowance {...offer} />
          <NominationForm flows={flows} draft={view.draft} result={view.result} />
        </section>
      ) : (
        <div className="mt-10 max-w-2xl border-t border-rule pt-7">
          <p className="voice">
            {because ?? t('noFlow')}
            {nextYear ? ` ${t('nextYear', { day: nextYear })}` : null}
          </p>
          <p className="mt-5">
            <Link to={paths.membership()} className="link">
              {t('membership')}
            </Link>
          </p>
        </div>
      )}
      <Mine nominations={view.nominations} />
    </MemberShell>
  )
}

function Allowance({ left, allowance, year }: { left: number; allowance: number; year: number }) {
  const t = useCopy(copy)
  return (
    <div className="mb-10">
      <p className="tabular">{t('allowance', { count: left, all: allowance, year })}</p>
      <div className="mt-3">
        <RuleMeter value={left} max={allowance} label={t('meter', { left, all: allowance })} />
      </div>
    </div>
  )
}

function Mine({ nominations }: Pick<View, 'nominations'>) {
  const t = useCopy(copy)
  return (
    <section className="mt-16">
      <SectionHead title={t('mine')} />
      <p className="measure mb-5 text-sm text-soft">{t('standingNote')}</p>
      <DataTable
        caption={t('mine')}
        rows={nominations}
        rowKey={one => one.id}
        empty={t('none')}
        columns={[
          {
            key: 'name',
            head: t('name'),
            name: true,
            cell: one => <span className={one.isErased ? 'text-soft' : undefined}>{one.name}</span>,
          },
          { key: 'day', head: t('day'), cell: one => one.day },
          { key: 'standing', head: t('standing'), cell: one => one.standing },
        ]}
      />
    </section>
  )
}
