import { Caps } from '~/ui/caps'
import { useCopy } from '~/ui/locale'
import { RuleMeter } from '~/ui/rule-meter'
import { copy } from './copy'
import type { View } from './view'

/** What the tier above asks, and how far one is; nobody is compared to anyone. */
export function NextTier({ next, stay, atTheHead }: Pick<View, 'next' | 'stay' | 'atTheHead'>) {
  const t = useCopy(copy)
  if (!next && !stay && !atTheHead) return null
  return (
    <aside className="border-t border-rule pt-6" aria-label={t('nextOver')}>
      {next ? (
        <>
          <Caps as="h2">{t('nextOver')}</Caps>
          <p className="display-lg mt-1.5">{next.name}</p>
          {next.measures.length > 0 ? (
            <ul className="mt-4 grid gap-5">
              {next.measures.map(({ text, value, max, isMet }) => (
                <li key={text} className="grid gap-2.5">
                  <RuleMeter value={value} max={max} label={text} quiet={isMet} />
                  <span className={isMet ? 'text-sm text-good' : 'text-sm text-soft'}>{text}</span>
                </li>
              ))}
            </ul>
          ) : null}
          <p className="mt-4 text-sm text-soft">{next.asks}</p>
        </>
      ) : atTheHead ? (
        <p className="voice">{t('head')}</p>
      ) : null}
      {stay ? <p className="mt-3 text-sm text-soft">{stay}</p> : null}
    </aside>
  )
}
