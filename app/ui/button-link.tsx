import { Link, type LinkProps } from '@remix-run/react'
import { type ButtonLook, buttonClass } from './button'

/** A link that looks like a button: it leads somewhere and changes nothing. */
export function ButtonLink({ variant, size, full, className, children, ...rest }: LinkProps & ButtonLook) {
  return (
    <Link {...rest} className={buttonClass({ variant, size, full }, className)}>
      <span>{children}</span>
    </Link>
  )
}
