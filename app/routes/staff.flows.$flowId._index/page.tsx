import type { SubmissionResult } from '@conform-to/react'
import { Form, Link } from '@remix-run/react'
import { paths } from '~/shared/paths'
import { Button } from '~/ui/button'
import { DataTable } from '~/ui/data-table'
import { DefinitionRows } from '~/ui/definition-rows'
import { FigureRow } from '~/ui/figure-row'
import { useCopy } from '~/ui/locale'
import { PageHead } from '~/ui/page-head'
import { SectionHead } from '~/ui/section-head'
import { copy } from './copy'
import { Doors } from './doors'
import { DraftPart } from './draft-part'
import type { FlowView } from './tell-flow.server'

type OverviewProps = {
  flow: FlowView
  mayChange: boolean
  doorKey: string
  result: SubmissionResult | undefined
}

export function OverviewPage({ flow, mayChange, doorKey, result }: OverviewProps) {
  const t = useCopy(copy)
  return (
    <div className="grid gap-12">
      <div className="builder-head">
        <PageHead over={flow.over} title={flow.name} text={flow.leadsTo} />
        {mayChange ? (
          <p className="builder-ways">
            <Link to={paths.staffFlowPreview(flow.id)}>{t('walk')}</Link>
            <Link to={paths.staffFlowTrial(flow.id)}>{t('trial')}</Link>
          </p>
        ) : null}
      </div>
      {mayChange ? <DraftPart flow={flow} /> : null}
      <div className="grid gap-12 lg:grid-cols-2">
        <Entrance flow={flow} mayChange={mayChange} />
        <section aria-labelledby="counts-title">
          <SectionHead id="counts-title" title={t('underWay')} />
          <FigureRow
            figures={(['draft', 'submitted', 'waitlisted', 'decided', 'withdrawn'] as const).map(state => ({
              label: t(`count_${state}`),
              value: flow.applications[state],
            }))}
          />
        </section>
      </div>
      <Doors flow={flow} mayChange={mayChange} doorKey={doorKey} result={result} />
      <div>
        <SectionHead title={t('versions')} />
        <DataTable
          caption={t('versions')}
          rows={flow.versions}
          rowKey={version => version.id}
          empty=""
          columns={[
            {
              key: 'number',
              head: t('version'),
              name: true,
              cell: version => `${t('version')} ${version.number}`,
            },
            { key: 'state', head: t('versionState'), cell: version => t(`version_${version.state}`) },
            { key: 'since', head: t('since'), cell: version => version.since ?? '—' },
            { key: 'walked', head: t('walkedBy'), end: true, cell: version => version.applications },
          ]}
        />
      </div>
    </div>
  )
}

/** Whether anyone may begin, and whether the public page names it. */
function Entrance({ flow, mayChange }: { flow: FlowView; mayChange: boolean }) {
  const t = useCopy(copy)
  return (
    <section aria-labelledby="entrance-title">
      <SectionHead id="entrance-title" title={t('doorTitle')} />
      <DefinitionRows
        dense
        rows={[
          { term: t('state'), value: t(`state_${flow.state}`) },
          ...(flow.purpose === 'join'
            ? [{ term: t('listing'), value: t(flow.isListed ? 'listed' : 'unlisted') }]
            : []),
          { term: t('address'), value: <span className="break-all">{flow.address}</span> },
        ]}
      />
      {mayChange && flow.published !== null ? (
        <Form method="post" className="flex flex-wrap gap-x-7 gap-y-2 pt-3">
          {flow.state === 'open' ? (
            <Button type="submit" variant="outlined" name="intent" value="close">
              {t('close')}
            </Button>
          ) : (
            <Button type="submit" variant="outlined" name="intent" value="open">
              {t(flow.state === 'closed' ? 'reopen' : 'open')}
            </Button>
          )}
          {flow.state === 'open' && flow.purpose === 'join' ? (
            <Button type="submit" variant="quiet" name="intent" value={flow.isListed ? 'unlist' : 'list'}>
              {t(flow.isListed ? 'unlist' : 'list')}
            </Button>
          ) : null}
        </Form>
      ) : null}
    </section>
  )
}
