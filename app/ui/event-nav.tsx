import { NavLink } from '@remix-run/react'
import { defineCopy } from '~/shared/copy'
import { useCopy } from './locale'

const copy = defineCopy({ fr: { label: 'L’événement, ses pages' }, en: { label: 'The event, its pages' } })

export type EventSection = {
  to: string
  label: string
  end?: boolean
  /** A page with a policy of its own is opened as a document of its own. */
  document?: boolean
}

/** The pages of one event of the staff, in one line: those that the reader may open, and no other. */
export function EventNav({ sections }: { sections: readonly EventSection[] }) {
  const t = useCopy(copy)
  if (sections.length < 2) return null
  return (
    <nav className="flex flex-wrap gap-x-7 border-b border-rule" aria-label={t('label')}>
      {sections.map(({ to, label, end, document }) => (
        <NavLink
          key={to}
          to={to}
          end={end}
          reloadDocument={document}
          className="caps inline-flex min-h-11 items-center border-b-2 border-transparent no-underline aria-[current=page]:border-accent aria-[current=page]:text-accent"
        >
          {label}
        </NavLink>
      ))}
    </nav>
  )
}
