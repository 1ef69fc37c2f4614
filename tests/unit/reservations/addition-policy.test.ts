import fc from 'fast-check'
import { expect, test } from 'vitest'
import { settleFurther, shareOut } from '~/domain/reservations/addition-policy'

test('whoever was named keeps their seat, others fill what is unnamed, and the rest wait', () => {
  expect(shareOut(['Anne', 'Hugo', 'Paul'], { known: ['Hugo'], room: 1 })).toEqual({
    stay: ['Hugo'],
    join: ['Anne', 'Paul'],
  })
  expect(shareOut(['Anne', 'Hugo'], { known: [], room: 1 })).toEqual({ stay: ['Anne'], join: ['Hugo'] })
  expect(shareOut(['Hugo', 'Hugo'], { known: ['Hugo'], room: 1 })).toEqual({ stay: ['Hugo'], join: ['Hugo'] })
})

test('nobody is lost or seated twice, and no seat is given that is not there', () => {
  const names = fc.array(fc.constantFrom('Anne', 'Hugo', 'Inès', 'Paul'), { maxLength: 9 })
  fc.assert(
    fc.property(names, names, fc.nat(9), (wished, known, more) => {
      const room = known.length + more
      const { stay, join } = shareOut(wished, { known, room })
      expect([...stay, ...join].sort()).toEqual([...wished].sort())
      expect(stay.length).toBe(Math.min(wished.length, room))
    }),
  )
})

const now = new Date('2027-01-02T10:00:00Z')
const later = new Date('2027-01-02T10:20:00Z')
const paid = {
  addition: { seats: 1, expiresAt: later, joinedAt: null, endedBecause: null },
  reservation: { standing: 'confirmed' as const, seats: 2 },
  event: { state: 'published' as const, endsAt: new Date('2027-02-13T13:30:00Z') },
  seatsFree: 0,
  now,
}

test('paid in time they join; late only while they are free; once let go of or called off the money comes back', () => {
  expect(settleFurther(paid)).toBe('join')
  const late = { ...paid, now: later }
  expect(settleFurther(late)).toBe('return')
  expect(settleFurther({ ...late, seatsFree: 1 })).toBe('join')
  const swept = { ...paid.addition, endedBecause: 'ran_out' as const }
  expect(settleFurther({ ...paid, addition: swept, seatsFree: 1 })).toBe('join')
  expect(settleFurther({ ...late, seatsFree: 1, reservation: { ...paid.reservation, seats: 10 } })).toBe(
    'return',
  )
  for (const endedBecause of ['released', 'replaced', 'reservation_ended'] as const)
    expect(settleFurther({ ...paid, addition: { ...paid.addition, endedBecause }, seatsFree: 9 })).toBe(
      'return',
    )
  expect(settleFurther({ ...paid, reservation: { ...paid.reservation, standing: 'cancelled' } })).toBe(
    'return',
  )
  expect(settleFurther({ ...paid, event: { ...paid.event, state: 'cancelled' } })).toBe('return')
  expect(settleFurther({ ...paid, addition: { ...paid.addition, joinedAt: now } })).toBe('settled')
})
