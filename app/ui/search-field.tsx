import type { ComponentPropsWithoutRef } from 'react'
import { defineCopy } from '~/shared/copy'
import { Button } from './button'
import { fieldId } from './field'
import { useCopy } from './locale'

const copy = defineCopy({ fr: { find: 'Chercher' }, en: { find: 'Find' } })

type SearchFieldProps = { label: string; name?: string } & Omit<
  ComponentPropsWithoutRef<'input'>,
  'type' | 'name' | 'className'
>

/** A line to search by, with its button; the form around it (GET) is the page's. */
export function SearchField({ label, name = 'q', ...rest }: SearchFieldProps) {
  const t = useCopy(copy)
  const id = fieldId(name, rest.id)
  return (
    <search className="flex items-end gap-4">
      <div className="field flex-1">
        <label htmlFor={id} className="sr-only">
          {label}
        </label>
        <input className="control" placeholder={label} {...rest} id={id} name={name} type="search" />
      </div>
      <Button type="submit" variant="outlined" size="small">
        {t('find')}
      </Button>
    </search>
  )
}
