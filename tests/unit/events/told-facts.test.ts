import { expect, test } from 'vitest'
import { diffTold, movesThem, seenBy, type ToldFacts } from '~/domain/events/told-facts'
import { sayChanges } from '~/domain/events/told-words'

const before: ToldFacts = {
  venue: 'Ivalo Test Ground',
  city: 'Ivalo',
  address: '1 quai du Lac',
  timeZone: 'Europe/Helsinki',
  startsAt: '2027-02-12T07:30:00.000Z',
  endsAt: '2027-02-12T16:00:00.000Z',
  replyClosesAt: '2027-01-20T16:00:00.000Z',
  dressCode: { fr: 'Laine', en: 'Wool' },
  slots: [
    { id: 'whole', startsAt: '2027-02-12T07:30:00.000Z', endsAt: '2027-02-12T16:00:00.000Z' },
    { id: 'mine', startsAt: '2027-02-12T08:00:00.000Z', endsAt: '2027-02-12T08:30:00.000Z' },
    { id: 'theirs', startsAt: '2027-02-12T09:00:00.000Z', endsAt: '2027-02-12T09:30:00.000Z' },
  ],
}
const at = (time: string) => `2027-02-13T${time}:00.000Z`

test('nothing is other where nothing changed, and what had not been told is no change', () => {
  expect(diffTold(before, before)).toEqual([])
  const untold = { ...before, address: '', dressCode: { fr: '', en: '' } }
  expect(diffTold(untold, before)).toEqual([])
})

test('a slot that is the whole of the event says nothing that its hours do not', () => {
  const [startsAt, endsAt] = [at('07:30'), at('16:00')]
  const after = { ...before, startsAt, endsAt, slots: [{ id: 'whole', startsAt, endsAt }] }
  expect(diffTold(before, after).map(({ what }) => what)).toEqual(['hours'])
})

test('each knows their own slot, and the address only the confirmed', () => {
  const moved = before.slots.map(slot =>
    slot.id === 'theirs' ? { ...slot, startsAt: at('09:00'), endsAt: at('09:30') } : slot,
  )
  const after = { ...before, address: '2 quai du Lac', slots: moved }
  const seen = (isConfirmed: boolean, slotIds: string[]) =>
    diffTold(seenBy(before, { isConfirmed, slotIds }), seenBy(after, { isConfirmed, slotIds })).map(
      ({ what }) => what,
    )
  expect(seen(true, ['whole', 'mine'])).toEqual(['address'])
  expect(seen(true, ['whole', 'theirs'])).toEqual(['slot', 'address'])
  expect(seen(false, ['whole', 'mine'])).toEqual([])
})

test('another time or place sets them free; another dress or another close of replies does not', () => {
  const frees = (change: Partial<ToldFacts>) => movesThem(diffTold(before, { ...before, ...change }))
  expect(frees({ venue: 'Halle' })).toBe(true)
  expect(frees({ address: '2 quai du Lac' })).toBe(true)
  expect(frees({ endsAt: at('16:00') })).toBe(true)
  expect(frees({ timeZone: 'Europe/Paris' })).toBe(true)
  expect(frees({ dressCode: { fr: 'Fourrure', en: 'Fur' } })).toBe(false)
  expect(frees({ replyClosesAt: at('07:00') })).toBe(false)
})

test('hours are said on the clock of the place, and the place with them where the clock is another', () => {
  const moved = { ...before, startsAt: at('08:00'), endsAt: at('16:00') }
  expect(sayChanges(diffTold(before, moved), 'en')).toMatchObject([
    {
      what: 'When',
      before: 'Friday 12\u00a0February 2027, 9:30\u00a0am to 6\u00a0pm',
      after: 'Saturday 13\u00a0February 2027, 10\u00a0am to 6\u00a0pm',
    },
  ])
  const [elsewhere] = sayChanges(diffTold(before, { ...before, timeZone: 'Europe/Paris', slots: [] }), 'fr')
  expect(elsewhere?.before).toContain('(Helsinki)')
  expect(elsewhere?.after).toContain('(Paris)')
})
