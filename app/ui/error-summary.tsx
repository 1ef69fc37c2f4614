import { useEffect, useRef } from 'react'
import { defineCopy } from '~/shared/copy'
import { useCopy } from './locale'

const copy = defineCopy({
  fr: { title_one: 'Il reste un point à revoir', title_other: 'Il reste {{count}} points à revoir' },
  en: { title_one: 'One thing needs another look', title_other: '{{count}} things need another look' },
})

export type FormError = { id?: string; message: string }

/** What stands in the way, each with a link to its field. It takes the focus, so that nobody has to look for it. */
export function ErrorSummary({
  errors,
  takeFocus = true,
}: {
  errors: readonly FormError[]
  takeFocus?: boolean
}) {
  const t = useCopy(copy)
  const box = useRef<HTMLDivElement>(null)
  const shown = errors.length > 0
  useEffect(() => {
    if (shown && takeFocus) box.current?.focus()
  }, [shown, takeFocus])
  if (!shown) return null
  return (
    <div ref={box} className="error-summary" role="alert" tabIndex={-1}>
      <h2>{t('title', { count: errors.length })}</h2>
      <ul className="text-sm leading-relaxed">
        {errors.map(({ id, message }) => (
          <li key={`${id ?? ''}${message}`}>
            {id ? (
              <a href={`#${id}`} className="link">
                {message}
              </a>
            ) : (
              <span className="text-warn">{message}</span>
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}
