import { Link } from '@remix-run/react'
import { Notice, type NoticeTone } from '../notice'

type ToldRefusalProps = {
  because: string
  next: string
  /** Where the next step is, if it is a page of this house. */
  href?: string | null
  tone?: NoticeTone
  live?: boolean
}

/** Why not, and what comes next: the same words before a press and after it. */
export function ToldRefusal({ because, next, href, tone, live }: ToldRefusalProps) {
  return (
    <Notice tone={tone} live={live}>
      {because}
      {next ? (
        <span className="mt-1 block text-soft">
          {href ? (
            <Link className="link" to={href}>
              {next}
            </Link>
          ) : (
            next
          )}
        </span>
      ) : null}
    </Notice>
  )
}
