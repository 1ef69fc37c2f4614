import { useCopy } from '~/ui/locale'
import { RuleMeter } from '~/ui/rule-meter'
import { copy } from './copy'

/** How many are here, of those expected. */
export function DoorCount({ came, expected }: { came: number; expected: number }) {
  const t = useCopy(copy)
  const words = t('counts', { came, expected })
  return (
    <div className="grid gap-2">
      <p className="flex items-baseline justify-between gap-4">
        <span className="font-display text-3xl tabular">{words}</span>
        <span className="caps">{t('countsText')}</span>
      </p>
      <RuleMeter value={came} max={Math.max(expected, 1)} label={`${words} ${t('countsText')}`} />
    </div>
  )
}
