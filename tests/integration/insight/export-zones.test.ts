import { parse } from 'csv-parse/sync'
import { expect, test } from 'vitest'
import { exportGuestList } from '~/domain/insight/export-guest-list.server'
import { aGuestOf } from '../../factories/attended'
import { aBrand } from '../../factories/brand'
import { changeOf, clockChangeDays, wallOf } from '../../factories/clock-changes'
import { anEvent } from '../../factories/event'
import { aStaffMember } from '../../factories/invitation'
import { useTestDatabase } from '../../set-up/database'

const database = useTestDatabase()

test.each(clockChangeDays)(
  'in %s, as clocks go %s on %s, an exported list is read back to the minute',
  async (zone, _, day) => {
    const { instant } = changeOf(zone, day)
    const around = [-90, -61, -31, -1, 0, 1, 29, 59, 89].map(
      minutes => new Date(instant.getTime() + minutes * 60_000),
    )
    const brand = await aBrand(database.db)
    const event = await anEvent(database.db, { brandId: brand.id, timeZone: zone, capacity: 12 })
    for (const [at, confirmedAt] of around.entries()) {
      const { reservationId } = await aGuestOf(database.db, event, {
        givenName: `Invité ${at}`,
        familyName: '',
      })
      await database.db
        .updateTable('reservations')
        .set({ confirmed_at: confirmedAt })
        .where('id', '=', reservationId)
        .execute()
    }
    const staff = await aStaffMember(database.db, { role: 'brand_staff', brandId: brand.id })
    const file = await exportGuestList(database.db, staff, { eventId: event.id, locale: 'fr' })
    const rows = parse(file?.csv ?? '', { columns: true, delimiter: ';', bom: true }) as Record<
      string,
      string
    >[]
    const since = new Map(rows.map(row => [row.Nom, row['Depuis le'] ?? '']))
    const told = around.map((_instant, at) => since.get(`Invité ${at}`) ?? '')
    expect(told.map(text => new Date(text).toISOString())).toEqual(around.map(at => at.toISOString()))
    expect(told.map(text => text.replace(' ', 'T'))).toEqual(around.map(at => wallOf(zone, at)))
    expect(new Set(told).size).toBe(around.length)
  },
)
