import type { Bilingual } from '~/shared/copy'
import type { DatabaseOrTx } from '~db/client'
import { firstClosed } from '../eligibility/engine'
import { chooseGates } from '../eligibility/gates'
import type { BookRefusal } from '../eligibility/types'
import type { Asked } from './find-asked.server'
import { nameRanks } from './judge-request.server'
import type { SlotSeats } from './types'

/** A slot to choose from as this person may: with what closes it to them, if anything does. */
export type OfferedSlot = {
  id: string
  label: Bilingual
  model: string | null
  startsAt: Date
  endsAt: Date
  free: number
  refusal: BookRefusal | null
}

/** The slots that an event offers, each judged alone by the gates of choosing, in the order of the day. */
export async function offerSlots(
  db: DatabaseOrTx,
  asked: Asked,
  slots: readonly SlotSeats[],
  now: Date,
): Promise<{ least: number; most: number; slots: OfferedSlot[] }> {
  const models = await nameModels(db, slots)
  const judged = await nameRanks(db, slots)
  const facts = { ...asked, seatsFree: 1, guests: 0, unnamed: { count: 0, by: null }, live: null, now }
  return {
    least: asked.event.choicesMin,
    most: asked.event.choicesMax,
    slots: slots.map((slot, index) => {
      const alone = judged[index]
      const choice = alone ? { least: 1, most: 1, slots: [alone], unknown: false } : null
      return {
        id: slot.id,
        label: slot.label,
        model: models.get(slot.modelId ?? '') ?? null,
        startsAt: slot.startsAt,
        endsAt: slot.endsAt,
        free: slot.isClosed ? 0 : Math.max(0, slot.free),
        refusal: firstClosed(chooseGates, { ...facts, choice }),
      }
    }),
  }
}

async function nameModels(db: DatabaseOrTx, slots: readonly SlotSeats[]): Promise<Map<string, string>> {
  const ids = [...new Set(slots.flatMap(slot => (slot.modelId === null ? [] : [slot.modelId])))]
  if (ids.length === 0) return new Map()
  const rows = await db.selectFrom('vehicle_models').select(['id', 'name']).where('id', 'in', ids).execute()
  return new Map(rows.map(({ id, name }) => [id, name]))
}
