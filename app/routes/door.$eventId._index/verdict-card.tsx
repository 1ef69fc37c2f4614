import { useEffect, useRef } from 'react'
import type { Verdict } from '~/domain/attendance/judge-scan'
import { formatTime } from '~/shared/format'
import { Button } from '~/ui/button'
import { useCopy, useLocale } from '~/ui/locale'
import { copy } from './copy'

type VerdictCardProps = { verdict: Verdict; timeZone: string; onClose: () => void }

/** What a scanned pass is worth: said by colour, in words, aloud, and in the hand. */
export function VerdictCard({ verdict, timeZone, onClose }: VerdictCardProps) {
  const t = useCopy(copy)
  const locale = useLocale()
  const card = useRef<HTMLDivElement>(null)
  const isGood = verdict.kind === 'welcome'
  useEffect(() => {
    navigator.vibrate?.(isGood ? 60 : [180, 90, 180])
    card.current?.scrollIntoView({ block: 'nearest' })
  }, [isGood])
  const { title, text } = tell()
  return (
    <div ref={card} className={isGood ? 'verdict verdict-good' : 'verdict verdict-warn'}>
      <div role="status" aria-live="assertive">
        <p className="verdict-title">{title}</p>
        {text ? <p className="mt-1">{text}</p> : null}
      </div>
      <Button variant="quiet" size="small" onClick={onClose}>
        {t('close')}
      </Button>
    </div>
  )

  function tell(): { title: string; text: string | null } {
    switch (verdict.kind) {
      case 'welcome':
        return { title: t('welcome', { name: nameOf(verdict.seat) }), text: null }
      case 'already_in': {
        const came = verdict.seat.in
        const time = came ? formatTime(new Date(came.cameAt), timeZone, locale) : ''
        return {
          title: `${nameOf(verdict.seat)}. ${t('alreadyIn', { time, device: came?.device ?? '' })}`,
          text: t('alreadyText'),
        }
      }
      case 'closed':
        return {
          title: t(verdict.seat.closed === 'unnamed' ? 'closed_unnamed' : 'closed_waiting', {
            name: nameOf(verdict.seat),
          }),
          text: t('closedText'),
        }
      case 'replaced':
        return { title: t('replaced'), text: t('replacedText') }
      case 'ended':
        return { title: t('ended'), text: t('endedText') }
      case 'elsewhere':
        return { title: t('elsewhere'), text: t('elsewhereText') }
      case 'no_pass':
        return { title: t('no_pass'), text: t('no_passText') }
    }
  }

  function nameOf(seat: { name: string | null; position: number }): string {
    return seat.name ?? t('unnamed', { position: seat.position })
  }
}
