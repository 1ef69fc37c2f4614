import type { MetaFunction } from '@remix-run/node'
import { Form, Link, useLoaderData } from '@remix-run/react'
import { translate } from '~/shared/copy'
import { paths } from '~/shared/paths'
import { useCopy } from '~/ui/locale'
import { PageHead } from '~/ui/page-head'
import { Pagination } from '~/ui/pagination'
import { SubmitButton } from '~/ui/submit-button'
import { ChooseAll } from './choose-all'
import { copy } from './copy'
import { Filters } from './filters'
import { loadChoice, postChoice } from './handlers.server'
import { PeopleTable } from './people-table'

export const loader = loadChoice
export const action = postChoice

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${translate(copy, data?.frame.locale ?? 'fr')('title')} · Connivence` },
]

export default function NewWave() {
  const { eventId, title, ofBrand, wave, key, people, total, page, pages, ...narrowing } =
    useLoaderData<typeof loader>()
  const t = useCopy(copy)
  const hrefFor = (to: number) => {
    const search = new URLSearchParams(narrowing.query)
    if (wave) search.set('wave', wave)
    search.set('page', String(to))
    return `${paths.staffNewWave(eventId)}?${search}`
  }
  return (
    <div className="grid gap-10">
      <PageHead
        over={<Link to={paths.staffEvent(eventId)}>{title}</Link>}
        title={t('title')}
        text={t('text', { ofBrand })}
      />
      <Filters {...narrowing} {...{ eventId, wave }} />
      <Form method="post" id="choice" key={`${narrowing.query}/${page}`}>
        <input type="hidden" name="key" value={key} />
        <div className="table-actions justify-between">
          <p className="tabular text-soft">{t('count', { count: total })}</p>
          <ChooseAll formId="choice" name="person" label={t('all')} />
        </div>
        <PeopleTable people={people} formId="choice" />
        <Pagination {...{ page, pages, total, hrefFor }} />
        {people.length > 0 ? (
          <div className="mt-8">
            <SubmitButton>{wave ? t('add') : t('prepare')}</SubmitButton>
          </div>
        ) : null}
      </Form>
    </div>
  )
}
