import { useState } from 'react'
import { countIn, findParties } from '~/domain/attendance/door-list'
import { judgeScan, type Verdict } from '~/domain/attendance/judge-scan'
import { useCopy } from '~/ui/locale'
import { Conflicts } from './conflicts'
import { copy } from './copy'
import { DoorCount } from './door-count'
import { fingerprint } from './fingerprint'
import { ModeLine } from './mode-line'
import { PartyCard } from './party-card'
import { ScanPart } from './scan-part'
import { useDoor } from './use-door'
import { useWorker } from './use-worker'
import { VerdictCard } from './verdict-card'

type DeskProps = { eventId: string; keeper: string; timeZone: string }
const mostShown = 60

/** The door with a script: it scans, searches, and goes on without a network. */
export function Desk({ eventId, keeper, timeZone }: DeskProps) {
  const t = useCopy(copy)
  const desk = useDoor(eventId, keeper)
  useWorker(eventId)
  const [typed, setTyped] = useState('')
  const [verdict, setVerdict] = useState<{ text: string; verdict: Verdict } | null>(null)
  const { list } = desk
  const found = list ? findParties(list, typed) : []
  const scanned = verdict && 'party' in verdict.verdict ? verdict.verdict.party.reservationId : null
  const shown = found.filter(party => party.reservationId !== scanned).slice(0, mostShown)
  const beside = list?.parties.find(party => party.reservationId === scanned)

  async function judge(text: string) {
    if (!list) return
    const mark = await fingerprint(text)
    const atFirst = judgeScan(list, text, mark)
    // What the device does not know may be newer than its list.
    const isKnown = atFirst.kind === 'welcome' || atFirst.kind === 'already_in' || atFirst.kind === 'no_pass'
    const fresh = isKnown || desk.mode !== 'online' ? list : await desk.refresh()
    const judged = fresh ? judgeScan(fresh, text, mark) : atFirst
    setVerdict({ text, verdict: judged })
    if (judged.kind === 'welcome') await desk.checkIn(judged.party.reservationId, judged.seat.position)
  }

  return (
    <div className="grid gap-6">
      <ModeLine {...desk} eventId={eventId} timeZone={timeZone} />
      <Conflicts conflicts={desk.conflicts} timeZone={timeZone} onRead={desk.dismiss} />
      {list ? <DoorCount {...countIn(list)} /> : null}
      {list ? <ScanPart onCode={text => void judge(text)} /> : null}
      {verdict ? (
        <VerdictCard
          key={verdict.text}
          verdict={verdict.verdict}
          timeZone={timeZone}
          onClose={() => setVerdict(null)}
        />
      ) : null}
      {beside ? <PartyCard party={beside} timeZone={timeZone} eventId={eventId} desk={desk} /> : null}
      {list ? (
        <section aria-label={t('expected')}>
          <div className="field">
            <label htmlFor="door-search" className="sr-only">
              {t('search')}
            </label>
            <input
              id="door-search"
              className="control"
              type="search"
              placeholder={t('search')}
              autoComplete="off"
              value={typed}
              onChange={event => setTyped(event.target.value)}
            />
          </div>
          {shown.map(party => (
            <PartyCard
              key={party.reservationId}
              party={party}
              timeZone={timeZone}
              eventId={eventId}
              desk={desk}
            />
          ))}
          {found.length === 0 ? (
            <p className="mt-6 text-soft">{t(list.parties.length === 0 ? 'nobody' : 'none')}</p>
          ) : null}
          {found.length > mostShown ? (
            <p className="mt-6 text-soft">{t('more', { count: found.length - mostShown })}</p>
          ) : null}
        </section>
      ) : null}
    </div>
  )
}
