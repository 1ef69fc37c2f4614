import type { ComponentPropsWithoutRef } from 'react'
import { classNames } from './class-names'

export type ButtonLook = {
  /** One primary a view: the rest are outlined, or quiet, which reads as a link. */
  variant?: 'primary' | 'outlined' | 'quiet'
  size?: 'small'
  full?: boolean
}

export type ButtonProps = ComponentPropsWithoutRef<'button'> &
  ButtonLook & {
    /** While true the button keeps its width, says `pendingLabel` and ignores further presses. */
    pending?: boolean
    pendingLabel?: string
  }

export function buttonClass({ variant = 'primary', size, full }: ButtonLook, className?: string): string {
  return classNames(
    'btn',
    variant === 'outlined' && 'btn-outlined',
    variant === 'quiet' && 'btn-quiet',
    size === 'small' && 'btn-small',
    full && 'btn-full',
    className,
  )
}

export function Button({
  variant,
  size,
  full,
  pending = false,
  pendingLabel = '…',
  className,
  children,
  type = 'button',
  onClick,
  ...rest
}: ButtonProps) {
  return (
    <button
      {...rest}
      type={type}
      className={buttonClass({ variant, size, full }, className)}
      data-pending={pending || undefined}
      aria-disabled={pending || undefined}
      onClick={event => {
        if (pending) event.preventDefault()
        else onClick?.(event)
      }}
    >
      <span>{children}</span>
      <span className="btn-waiting" aria-hidden={!pending}>
        {pendingLabel}
      </span>
    </button>
  )
}
