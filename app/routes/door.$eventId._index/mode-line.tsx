import { formatTime } from '~/shared/format'
import { paths } from '~/shared/paths'
import { classNames } from '~/ui/class-names'
import { useCopy, useLocale } from '~/ui/locale'
import { copy } from './copy'
import type { DoorDesk } from './use-door'

type ModeLineProps = Pick<DoorDesk, 'mode' | 'waiting' | 'list'> & { eventId: string; timeZone: string }

/** How this device stands with the house, and what it still has to say to it. */
export function ModeLine({ mode, waiting, list, eventId, timeZone }: ModeLineProps) {
  const t = useCopy(copy)
  const locale = useLocale()
  const isAway = mode === 'offline' || mode === 'signed_out' || mode === 'gone'
  return (
    <div
      className={classNames('door-mode', isAway && 'door-mode-away')}
      data-mode={mode}
      data-waiting={waiting}
    >
      <p role="status">
        <span className="door-lamp" aria-hidden="true" />
        {tell()}
        {waiting > 0 ? <strong> · {t('waiting', { count: waiting })}</strong> : null}
      </p>
      {mode === 'offline' ? <p className="text-sm">{t('offlineText')}</p> : null}
      {mode === 'signed_out' ? (
        <p>
          <a className="link" href={`${paths.signIn()}?to=${encodeURIComponent(paths.door(eventId))}`}>
            {t('signIn')}
          </a>
        </p>
      ) : null}
    </div>
  )

  function tell(): string {
    const time = list ? formatTime(new Date(list.takenAt), timeZone, locale) : '—'
    switch (mode) {
      case 'opening':
        return t('opening')
      case 'online':
        return t('online', { time })
      case 'sending':
        return t('sending')
      case 'offline':
        return t('offline', { time })
      case 'signed_out':
        return t('signedOut')
      case 'gone':
        return t('gone')
      case 'past':
        return t('over_past')
    }
  }
}
