import { Form } from '@remix-run/react'
import { paths } from '~/shared/paths'
import { DataTable } from '~/ui/data-table'
import type { Loaded } from '~/ui/loaded'
import { useCopy } from '~/ui/locale'
import { PageHead } from '~/ui/page-head'
import { SectionHead } from '~/ui/section-head'
import { SubmitButton } from '~/ui/submit-button'
import { copy } from './copy'
import type { loadEvaluations } from './handlers.server'

type View = Loaded<typeof loadEvaluations>

export function EvaluationsPage({ runs, shown, changes }: View) {
  const t = useCopy(copy)
  return (
    <div className="grid grid-cols-1 gap-12">
      <div className="flex flex-wrap items-end justify-between gap-6">
        <PageHead title={t('title')} text={t('text')} />
        <Form method="post">
          <SubmitButton>{t('try')}</SubmitButton>
        </Form>
      </div>
      {shown ? (
        <section>
          <SectionHead title={shown.title} aside={t('changes', { count: changes.length })} />
          <DataTable
            caption={shown.title}
            rows={changes}
            rowKey={line => line.key}
            rowHref={line => paths.staffMember(line.personId)}
            empty={t(shown.isDry ? 'nothingWould' : 'nothingDid')}
            columns={[
              { key: 'name', head: t('member'), name: true, cell: line => line.name },
              { key: 'change', head: t('change'), cell: line => line.change },
              {
                key: 'tiers',
                head: t('tiers'),
                cell: line => (line.isMove ? t('fromTo', { from: line.from, to: line.to }) : line.to),
              },
              {
                key: 'reasons',
                head: t('because'),
                cell: line => (
                  <ul>
                    {line.reasons.map(reason => (
                      <li key={reason}>{reason}</li>
                    ))}
                  </ul>
                ),
              },
            ]}
          />
        </section>
      ) : null}
      <section>
        <SectionHead title={t('runs')} />
        <DataTable
          caption={t('runs')}
          rows={runs}
          rowKey={run => run.id}
          rowHref={run => `${paths.staffEvaluations()}?run=${run.id}`}
          isCurrent={run => run.id === shown?.id}
          empty={t('noRuns')}
          columns={[
            { key: 'when', head: t('when'), name: true, cell: run => run.when },
            { key: 'what', head: t('what'), cell: run => run.what },
            { key: 'members', head: t('members'), end: true, cell: run => run.members },
            { key: 'changes', head: t('changesHead'), end: true, cell: run => run.changes },
          ]}
        />
      </section>
    </div>
  )
}
