import type { SubmissionResult } from '@conform-to/react'
import { Form } from '@remix-run/react'
import { paths } from '~/shared/paths'
import { ButtonLink } from '~/ui/button-link'
import { DataTable } from '~/ui/data-table'
import type { Loaded } from '~/ui/loaded'
import { useCopy } from '~/ui/locale'
import { PageHead } from '~/ui/page-head'
import { SubmitButton } from '~/ui/submit-button'
import { AddTier } from './add-tier'
import { copy } from './copy'
import type { loadTiers } from './handlers.server'

type View = Loaded<typeof loadTiers>

export function TiersPage({ tiers, order, result }: View & { result: SubmissionResult | undefined }) {
  const t = useCopy(copy)
  return (
    <div className="grid grid-cols-1 gap-12">
      <div className="flex flex-wrap items-end justify-between gap-6">
        <PageHead title={t('title')} text={t('text')} />
        <ButtonLink to={paths.staffEvaluations()} variant="outlined">
          {t('evaluations')}
        </ButtonLink>
      </div>
      <DataTable
        caption={t('title')}
        rows={tiers}
        rowKey={tier => tier.id}
        rowHref={tier => paths.staffTier(tier.slug)}
        empty={t('none')}
        columns={[
          { key: 'rank', head: t('rank'), cell: tier => tier.rank },
          { key: 'name', head: t('name'), name: true, cell: tier => tier.name },
          { key: 'members', head: t('members'), end: true, cell: tier => tier.members },
          { key: 'gives', head: t('gives'), cell: tier => tier.gives },
          { key: 'rise', head: t('rise'), cell: tier => tier.rise },
          { key: 'stay', head: t('stay'), cell: tier => tier.stay },
          { key: 'order', head: t('order'), cell: tier => <Move tier={tier} order={order} /> },
        ]}
      />
      <AddTier key={tiers.length} result={result} />
    </div>
  )
}

function Move({ tier, order }: { tier: View['tiers'][number]; order: string }) {
  const t = useCopy(copy)
  return (
    <Form method="post" className="flex gap-4">
      <input type="hidden" name="intent" value="move" />
      <input type="hidden" name="order" value={order} />
      {(['up', 'down'] as const)
        .filter(to => (to === 'up' ? tier.mayRise : tier.mayFall))
        .map(to => (
          <SubmitButton
            key={to}
            variant="quiet"
            size="small"
            name="move"
            value={`${tier.id} ${to}`}
            aria-label={t(`${to}Named`, { name: tier.name })}
          >
            {t(to)}
          </SubmitButton>
        ))}
    </Form>
  )
}
