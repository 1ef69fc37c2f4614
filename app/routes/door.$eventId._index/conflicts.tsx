import { formatTime } from '~/shared/format'
import { Button } from '~/ui/button'
import { useCopy, useLocale } from '~/ui/locale'
import { Notice } from '~/ui/notice'
import { copy } from './copy'
import { tellRefusal } from './tell'
import type { Conflict } from './use-door'

type ConflictsProps = { conflicts: Conflict[]; timeZone: string; onRead: () => void }

/** What two devices said differently, once the house has heard both. */
export function Conflicts({ conflicts, timeZone, onRead }: ConflictsProps) {
  const t = useCopy(copy)
  const locale = useLocale()
  if (conflicts.length === 0) return null
  return (
    <Notice tone="warn" title={t('conflicts')} live>
      <ul className="mt-2 grid gap-2">
        {conflicts.map(conflict => (
          <li key={`${conflict.told.stampId} ${conflict.told.outcome}`}>{tell(conflict)}</li>
        ))}
      </ul>
      <div className="mt-3">
        <Button size="small" variant="outlined" onClick={onRead}>
          {t('seen')}
        </Button>
      </div>
    </Notice>
  )

  function tell({ told, name: known }: Conflict): string {
    const name = known ?? t('someone')
    if (told.outcome === 'refused') return t('refusedName', { name, reason: tellRefusal(told, locale) })
    const { other } = told
    const words = {
      name,
      time: other ? formatTime(new Date(other.cameAt), timeZone, locale) : '',
      device: other?.device || other?.by || '',
    }
    switch (told.outcome) {
      case 'in':
        return t('first', words)
      case 'yields':
        return t('yielded', words)
      case 'undone':
        return t('stillIn', words)
    }
  }
}
