import { Form, Link } from '@remix-run/react'
import { paths } from '~/shared/paths'
import { Button } from '~/ui/button'
import { CheckboxField } from '~/ui/checkbox-field'
import { useCopy } from '~/ui/locale'
import { SelectField } from '~/ui/select-field'
import { copy } from './copy'
import type { ProgrammeView } from './view'

/** How the programme is looked at. A form of its own address: it keeps, can be sent on, and needs no script. */
export function Refine({ filters, choices, otherView }: ProgrammeView['browse']) {
  const t = useCopy(copy)
  return (
    <section className="mt-8 grid gap-5" aria-label={t('refine')}>
      <nav className="flex gap-6" aria-label={t('views')}>
        {(['list', 'month'] as const).map(view =>
          view === filters.view ? (
            <span
              key={view}
              aria-current="page"
              className="caps inline-flex min-h-11 items-center text-accent"
            >
              {t(view)}
            </span>
          ) : (
            <Link
              key={view}
              to={`${paths.events()}${otherView}`}
              className="caps inline-flex min-h-11 items-center"
            >
              {t(view)}
            </Link>
          ),
        )}
      </nav>
      <Form key={JSON.stringify(filters)} method="get" className="refine-programme">
        {filters.view === 'month' ? <input type="hidden" name="view" value="month" /> : null}
        <SelectField
          name="brand"
          label={t('brand')}
          options={choices.brands}
          placeholder={t('everyHouse')}
          defaultValue={filters.brand}
        />
        {filters.view === 'month' ? (
          <input type="hidden" name="month" value={filters.month} />
        ) : (
          <SelectField
            name="month"
            label={t('monthName')}
            options={choices.months}
            placeholder={t('every')}
            defaultValue={filters.month}
          />
        )}
        <SelectField
          name="place"
          label={t('place')}
          options={choices.places}
          placeholder={t('every')}
          defaultValue={filters.place}
        />
        <CheckboxField name="open" value="1" label={t('openToMe')} defaultChecked={filters.open} />
        <Button type="submit" variant="outlined" size="small">
          {t('show')}
        </Button>
      </Form>
    </section>
  )
}
