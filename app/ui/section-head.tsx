import type { ReactNode } from 'react'

type SectionHeadProps = { title: ReactNode; aside?: ReactNode; level?: 1 | 2 | 3; id?: string }

/** The title of a part, with what is to know of it at the end of the line. */
export function SectionHead({ title, aside, level = 2, id }: SectionHeadProps) {
  const Heading = `h${level}` as const
  return (
    <div className="section-head">
      <Heading id={id}>{title}</Heading>
      {aside ? <div className="text-sm text-soft tabular">{aside}</div> : null}
    </div>
  )
}
