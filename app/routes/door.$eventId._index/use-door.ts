import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { type DoorList, type StampTold, type Waiting, withWaiting } from '~/domain/attendance/door-list'
import { paths } from '~/shared/paths'
import { askList, sendStamps } from './door-link'
import {
  dropWaiting,
  eraseList,
  erasePast,
  type KeptList,
  keepList,
  keepWaiting,
  readList,
  readMark,
  readWaiting,
} from './door-store'

export type Mode = 'opening' | 'online' | 'offline' | 'sending' | 'signed_out' | 'gone' | 'past'

/** What the house answered to a stamp that was not simply written. */
export type Conflict = { told: StampTold; name: string | null }

export type DoorDesk = {
  /** As it will be once everything that waits has arrived. */
  list: DoorList | null
  mode: Mode
  waiting: number
  conflicts: Conflict[]
  checkIn: (reservationId: string, position: number) => Promise<void>
  undo: (stampId: string) => Promise<void>
  /** Sends what waits and asks for the list; answers with the list as it then is. */
  refresh: () => Promise<DoorList | null>
  dismiss: () => void
}

const retryMs = 10_000

/**
 * The door as this device knows it. Whatever is done is kept on the device first and sent at once; without a network it
 * waits, in order, and leaves when the house answers again. One round with the house runs at a time.
 */
export function useDoor(eventId: string, keeper: string): DoorDesk {
  const [kept, setKept] = useState<KeptList | null>(null)
  const [waiting, setWaiting] = useState<Waiting[]>([])
  const [mode, setMode] = useState<Mode>('opening')
  const [conflicts, setConflicts] = useState<Conflict[]>([])
  const device = useRef(keeper)
  const latest = useRef<KeptList | null>(null)
  const round = useRef<Promise<unknown>>(Promise.resolve())
  const houseNow = useCallback(() => Date.now() + (latest.current?.skewMs ?? 0), [])
  const hold = useCallback((list: KeptList | null) => {
    latest.current = list
    setKept(list)
  }, [])

  const goRound = useCallback(async () => {
    const toSend = await readWaiting(eventId)
    setWaiting(toSend)
    if (toSend.length > 0) {
      if (navigator.onLine) setMode('sending')
      const heard = await sendStamps(eventId, toSend, houseNow())
      if (heard.kind !== 'answer') return heard.kind
      await dropWaiting(toSend)
      const list = latest.current?.list ?? null
      setConflicts(known => [...known, ...findConflicts(heard.value, toSend, list)])
    }
    const heard = await askList(eventId)
    if (heard.kind !== 'answer') return heard.kind
    const fresh = { list: heard.value, skewMs: heard.value.takenAt - Date.now() }
    const isPast = fresh.list.eraseAt <= fresh.list.takenAt
    if (isPast) await eraseList(eventId)
    else await keepList(fresh)
    hold(isPast ? null : fresh)
    setWaiting(await readWaiting(eventId))
    return isPast ? 'past' : 'answer'
  }, [eventId, houseNow, hold])

  const refresh = useCallback(async () => {
    const turn = round.current.then(goRound, goRound)
    round.current = turn
    const heard = await turn
    if (heard === 'not_there') {
      await eraseList(eventId)
      hold(null)
    }
    setMode(modes[heard])
    return latest.current?.list ?? null
  }, [eventId, goRound, hold])

  const doNow = useCallback(
    async (each: Waiting) => {
      await keepWaiting(eventId, each)
      setWaiting(await readWaiting(eventId))
      void refresh()
    },
    [eventId, refresh],
  )

  useEffect(() => {
    let left = false
    async function open() {
      await erasePast(Date.now())
      device.current = `${keeper} · ${await readMark()}`
      const found = await readList(eventId)
      if (left) return
      if (found && !latest.current) hold(found)
      setWaiting(await readWaiting(eventId))
      await refresh()
    }
    void open()
    const loseNetwork = () => setMode(mode => (mode === 'gone' || mode === 'past' ? mode : 'offline'))
    const again = () => void refresh()
    const lookAgain = () => document.visibilityState === 'visible' && again()
    window.addEventListener('offline', loseNetwork)
    window.addEventListener('online', again)
    document.addEventListener('visibilitychange', lookAgain)
    return () => {
      left = true
      window.removeEventListener('offline', loseNetwork)
      window.removeEventListener('online', again)
      document.removeEventListener('visibilitychange', lookAgain)
    }
  }, [eventId, keeper, hold, refresh])

  useFollow(eventId, mode, refresh)

  const list = useMemo(() => kept && withWaiting(kept.list, waiting), [kept, waiting])
  return {
    list,
    mode,
    waiting: waiting.length,
    conflicts,
    refresh,
    dismiss: () => setConflicts([]),
    checkIn: (reservationId, position) =>
      doNow({
        kind: 'in',
        stampId: crypto.randomUUID(),
        reservationId,
        position,
        at: houseNow(),
        device: device.current,
        offline: mode !== 'online',
      }),
    undo: stampId =>
      doNow({ kind: 'undo', stampId, at: houseNow(), device: device.current, offline: mode !== 'online' }),
  }
}

const modes = {
  answer: 'online',
  unreachable: 'offline',
  signed_out: 'signed_out',
  not_there: 'gone',
  past: 'past',
} as const

/** Online, the stream of the event says when to ask again; offline, the house is tried every ten seconds. */
function useFollow(eventId: string, mode: Mode, refresh: () => Promise<unknown>): void {
  const isOnline = mode === 'online' || mode === 'sending'
  useEffect(() => {
    if (!isOnline) return
    const stream = new EventSource(paths.staffEventLive(eventId))
    let pause: ReturnType<typeof setTimeout> | undefined
    stream.addEventListener('changed', () => {
      clearTimeout(pause)
      pause = setTimeout(() => void refresh(), 400)
    })
    stream.onerror = () => void refresh()
    return () => {
      clearTimeout(pause)
      stream.close()
    }
  }, [eventId, isOnline, refresh])
  useEffect(() => {
    if (mode !== 'offline') return
    const timer = setInterval(() => void refresh(), retryMs)
    return () => clearInterval(timer)
  }, [mode, refresh])
}

/** What is worth saying of the answers: whoever else saw the same person, and what could not be written. */
function findConflicts(
  told: readonly StampTold[],
  sent: readonly Waiting[],
  list: DoorList | null,
): Conflict[] {
  return told
    .filter(each => each.outcome === 'refused' || each.other !== null)
    .map(each => ({
      told: each,
      name: nameOf(
        sent.find(({ stampId }) => stampId === each.stampId),
        list,
      ),
    }))
}

function nameOf(sent: Waiting | undefined, list: DoorList | null): string | null {
  const seats = list?.parties.flatMap(party =>
    party.seats.map(seat => ({ ...seat, reservationId: party.reservationId })),
  )
  const found = seats?.find(seat =>
    sent?.kind === 'in'
      ? seat.reservationId === sent.reservationId && seat.position === sent.position
      : seat.in?.stampId === sent?.stampId,
  )
  return found?.name ?? null
}
