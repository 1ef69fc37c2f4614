import { describe, expect, test } from 'vitest'
import { findAudience } from '~/domain/audience/queries.server'
import { readFilters } from '~/domain/audience/schema'
import type { StaffRole } from '~/domain/kernel/actor'
import { aBrand } from '../../factories/brand'
import { anEvent, type MadeEvent } from '../../factories/event'
import { aFact, aStaffMember, someone, someoneWilling, type WillingWishes } from '../../factories/invitation'
import { useTestDatabase } from '../../set-up/database'

const base = useTestDatabase()
const staff = (...roles: StaffRole[]) => aStaffMember(base.db, ...roles)
const staffOf = (event: MadeEvent) => staff({ role: 'brand_staff', brandId: event.brandId })
const willing = (event: MadeEvent, wishes: WillingWishes = {}) => someoneWilling(base.db, event, wishes)

describe('the audience of an event', () => {
  test('is those who said yes to its brand, narrowed by what they confided to that brand', async () => {
    const [event, other] = [await anEvent(base.db), await anEvent(base.db)]
    const actor = await staffOf(event)
    const camille = await willing(event, {
      familyName: 'Aubry',
      model: 'Boréale RS',
      city: 'Annecy',
      standing: 'member',
    })
    const jonas = await willing(event, { familyName: 'Brun', model: 'Cime Électrique', locale: 'en' })
    const elsewhere = await willing(other, { familyName: 'Costa', model: 'Boréale RS' })
    await aFact(base.db, { personId: jonas, brandId: other.brandId, kind: 'city', value: 'Annecy' })
    await someone(base.db, { familyName: 'Duval' })
    const found = async (query: string) => {
      const asked = { eventId: event.id, filters: readFilters(new URLSearchParams(query)), page: 1 }
      return (await findAudience(base.db, actor, asked))?.candidates.map(candidate => candidate.personId)
    }
    expect(await found('')).toEqual([camille, jonas])
    expect(await found('model=Bor%C3%A9ale+RS')).toEqual([camille])
    expect(await found('city=Annecy')).toEqual([camille])
    expect(await found('language=en')).toEqual([jonas])
    expect(await found('standing=member')).toEqual([camille])
    expect(await found('q=bru')).toEqual([jonas])
    expect(await found('q=%25')).toEqual([])
    expect(await found(`q=${elsewhere}`)).toEqual([])
  })

  test('offers only the values that its own people confided', async () => {
    const [event, other] = [await anEvent(base.db), await anEvent(base.db)]
    await willing(event, { model: 'Boréale RS' })
    await willing(event, { model: '—' })
    await willing(other, { model: 'Chronomètre' })
    const audience = await findAudience(base.db, await staffOf(event), {
      eventId: event.id,
      filters: readFilters(new URLSearchParams()),
      page: 1,
    })
    expect(audience?.choices.model).toEqual(['Boréale RS'])
  })

  test('says who can be reached now, who must wait and until when, and who never', async () => {
    const event = await anEvent(base.db)
    const now = await willing(event, { familyName: 'A' })
    const waits = await willing(event, { familyName: 'B' })
    const never = await willing(event, { familyName: 'C' })
    const until = new Date(Date.now() + 86_400_000)
    await base.db
      .updateTable('contact_policies')
      .set({ paused_until: until })
      .where('person_id', '=', waits)
      .execute()
    await base.db
      .updateTable('contact_policies')
      .set({ letters_max: 0 })
      .where('person_id', '=', never)
      .execute()
    const audience = await findAudience(base.db, await staffOf(event), {
      eventId: event.id,
      filters: readFilters(new URLSearchParams()),
      page: 1,
    })
    expect(audience?.candidates.map(({ personId, reach }) => [personId, reach])).toEqual([
      [now, { kind: 'now' }],
      [waits, { kind: 'later', because: 'paused', from: until }],
      [never, { kind: 'never', because: 'never' }],
    ])
  })

  test('of another brand’s event is not there', async () => {
    const event = await anEvent(base.db)
    const stranger = await staff({ role: 'brand_staff', brandId: (await aBrand(base.db)).id })
    expect(
      await findAudience(base.db, stranger, {
        eventId: event.id,
        filters: readFilters(new URLSearchParams()),
        page: 1,
      }),
    ).toBeNull()
  })
})
