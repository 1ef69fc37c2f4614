import { Form, Link } from '@remix-run/react'
import { Fragment, useEffect, useRef } from 'react'
import type { AudienceFilters } from '~/domain/audience/types'
import { paths } from '~/shared/paths'
import { Button } from '~/ui/button'
import { useCopy } from '~/ui/locale'
import { SelectField } from '~/ui/select-field'
import { TextField } from '~/ui/text-field'
import { copy } from './copy'

type Choice = { value: string; label: string }
type FiltersProps = {
  eventId: string
  wave: string | null
  filters: AudienceFilters
  query: string
  choices: Record<'model' | 'city' | 'country', Choice[]>
}

/** Narrows the list; every choice is in the address, so it can be kept and shared. */
export function Filters({ eventId, wave, filters, query, choices }: FiltersProps) {
  const t = useCopy(copy)
  const here = paths.staffNewWave(eventId)
  const search = useSearchKept(query)
  const languages = (['fr', 'en'] as const).map(value => ({ value, label: t(value) }))
  const standings = (['prospect', 'applicant', 'member'] as const).map(value => ({ value, label: t(value) }))
  return (
    <search>
      <Form
        ref={search.form}
        method="get"
        action={here}
        className="grid gap-6 sm:grid-cols-3"
        aria-label={t('filters')}
        onSubmit={search.send}
      >
        {wave ? <input type="hidden" name="wave" value={wave} /> : null}
        <TextField name="q" type="search" label={t('search')} defaultValue={filters.search} />
        <Fragment key={query}>
          <SelectField
            name="model"
            label={t('model')}
            placeholder={t('any')}
            options={choices.model}
            defaultValue={filters.model}
          />
          <SelectField
            name="city"
            label={t('city')}
            placeholder={t('anyF')}
            options={choices.city}
            defaultValue={filters.city}
          />
          <SelectField
            name="country"
            label={t('country')}
            placeholder={t('any')}
            options={choices.country}
            defaultValue={filters.country}
          />
          <SelectField
            name="language"
            label={t('language')}
            placeholder={t('anyF')}
            options={languages}
            defaultValue={filters.language}
          />
          <SelectField
            name="standing"
            label={t('standing')}
            placeholder={t('anyF')}
            options={standings}
            defaultValue={filters.standing}
          />
        </Fragment>
        <div className="flex flex-wrap items-center gap-6 sm:col-span-3">
          <Button type="submit" variant="outlined" size="small">
            {t('narrow')}
          </Button>
          {query !== '' ? (
            <Link to={wave ? `${here}?wave=${wave}` : here} className="link">
              {t('everyone')}
            </Link>
          ) : null}
        </div>
      </Form>
    </search>
  )
}

/**
 * The address leads the field of the search, by a link or by going back; but whoever has just searched from it keeps their
 * place there, and what they have typed since.
 */
function useSearchKept(query: string) {
  const form = useRef<HTMLFormElement>(null)
  const sent = useRef<string | null>(readSearch(query))
  useEffect(() => {
    const field = searchOf(form.current)
    const search = readSearch(query)
    if (field && search !== sent.current) field.value = search
    sent.current = null
  }, [query])
  const send = () => {
    sent.current = searchOf(form.current)?.value.trim() ?? null
  }
  return { form, send }
}

function readSearch(query: string): string {
  return new URLSearchParams(query).get('q') ?? ''
}

function searchOf(form: HTMLFormElement | null): HTMLInputElement | null {
  const field = form?.elements.namedItem('q')
  return field instanceof HTMLInputElement ? field : null
}
