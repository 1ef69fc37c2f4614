import { useLocation, useRouteLoaderData } from '@remix-run/react'
import { Fragment } from 'react'
import { defineCopy } from '~/shared/copy'
import { paths } from '~/shared/paths'
import { mergeFrames } from './frame'
import { useCopy } from './locale'

const copy = defineCopy({
  fr: { name: 'Lumière', paper: 'Jour', night: 'Soir', device: 'Comme l’appareil' },
  en: { name: 'Light', paper: 'Day', night: 'Evening', device: 'As my device' },
})

const CHOICES = [
  { value: 'paper', word: 'paper' },
  { value: 'night', word: 'night' },
  { value: '', word: 'device' },
] as const

/** Paper, night, or what the device says. It posts, and comes back to the same page. */
export function ThemeSwitch({ back }: { back?: string }) {
  const t = useCopy(copy)
  const location = useLocation()
  const { theme } = mergeFrames([useRouteLoaderData('root')])
  return (
    <form method="post" action={paths.theme()} className="caps inline-switch" aria-label={t('name')}>
      <input type="hidden" name="back" value={back ?? location.pathname + location.search} />
      {CHOICES.map(({ value, word }, index) => (
        <Fragment key={word}>
          {index === 0 ? null : <i aria-hidden="true">·</i>}
          {value === (theme ?? '') ? (
            <span aria-current="true">{t(word)}</span>
          ) : (
            <button type="submit" name="theme" value={value}>
              {t(word)}
            </button>
          )}
        </Fragment>
      ))}
    </form>
  )
}
