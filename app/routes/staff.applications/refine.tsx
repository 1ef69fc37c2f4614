import { Form, Link } from '@remix-run/react'
import { applicationSources } from '~/domain/vetting/types'
import { paths } from '~/shared/paths'
import { CheckboxField } from '~/ui/checkbox-field'
import { Disclosure } from '~/ui/disclosure'
import { useCopy } from '~/ui/locale'
import { SearchField } from '~/ui/search-field'
import { SelectField } from '~/ui/select-field'
import { copy } from './copy'
import { queueHref } from './search-href'
import type { QueueView } from './view'

/** Everything else by which the queue is narrowed: closed while it narrows nothing. */
export function Refine({ search, flows }: QueueView) {
  const t = useCopy(copy)
  const { part, flow, source, mine, late, q, sort, order } = search
  const isRefined = flow !== '' || source !== '' || mine || late || q !== ''
  const key = [flow, source, mine, late, q].join(' ')
  return (
    <Disclosure summary={t(isRefined ? 'refined' : 'refine')} open={isRefined} className="vetting-refine">
      <Form key={key} method="get" action={paths.staffApplications()} className="grid gap-4 pb-6">
        {part === 'open' ? null : <input type="hidden" name="part" value={part} />}
        {sort === 'promise' && order === 'ascending' ? null : (
          <>
            <input type="hidden" name="sort" value={sort} />
            <input type="hidden" name="order" value={order} />
          </>
        )}
        <div className="grid gap-4 sm:grid-cols-2">
          <SelectField
            name="flow"
            label={t('flow')}
            placeholder={t('anyFlow')}
            defaultValue={flow}
            options={flows.map(({ id, name }) => ({ value: id, label: name }))}
          />
          <SelectField
            name="source"
            label={t('source')}
            placeholder={t('anySource')}
            defaultValue={source}
            options={applicationSources.map(value => ({ value, label: t(value) }))}
          />
        </div>
        <div className="grid gap-x-4 sm:grid-cols-2">
          <CheckboxField name="mine" value="1" label={t('mine')} defaultChecked={mine} />
          <CheckboxField name="late" value="1" label={t('onlyLate')} defaultChecked={late} />
        </div>
        <SearchField label={t('search')} defaultValue={q} />
        {isRefined ? (
          <Link to={queueHref({ part, sort, order })} className="link text-sm">
            {t('clear')}
          </Link>
        ) : null}
      </Form>
    </Disclosure>
  )
}
