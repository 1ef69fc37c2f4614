import { randomUUID } from 'node:crypto'
import { Temporal } from 'temporal-polyfill'
import { publishHours } from '~/domain/applications/publish-hours.server'
import { admitMember } from '~/domain/memberships/admit-member.server'
import { askConcierge } from '~/domain/memberships/ask-concierge.server'
import { earnPoints } from '~/domain/memberships/earn-points.server'
import { createDoor } from '~/domain/qualification/create-door.server'
import { createFlow } from '~/domain/qualification/create-flow.server'
import { openFlow } from '~/domain/qualification/open-flow.server'
import { publishFlow } from '~/domain/qualification/publish-flow.server'
import { readFlow } from '~/domain/qualification/queries.server'
import { saveFlowDraft } from '~/domain/qualification/save-flow-draft.server'
import { lockRows } from '~db/locks'
import { inTransaction } from '~db/transaction'
import { type CircleRows, circleRows, type FlowRow, flowRows } from './circle-rows'
import { actorOf, allowed, type House, idsOf, managerOf, need } from './house'

/** The ladder, who stands on it, the programmes of qualification and the hours that a host keeps for conversations. */
export async function seedCircle(house: House): Promise<void> {
  for (const tier of circleRows.tiers) await raiseTier(house, tier)
  for (const member of circleRows.members) {
    await admit(house, member)
    await ask(house, member)
  }
  for (const flow of flowRows) await layFlow(house, flow)
  await keepHours(house)
}

async function raiseTier({ ctx }: House, tier: CircleRows['tiers'][number]): Promise<void> {
  await ctx.db
    .insertInto('tiers')
    .values({
      slug: tier.slug,
      rank: tier.rank,
      name_fr: tier.name.fr,
      name_en: tier.name.en,
      words_fr: tier.words.fr,
      words_en: tier.words.en,
      early_access_hours: tier.earlyAccessHours,
      guests_per_event: tier.guestsPerEvent,
      nominations_per_year: tier.nominationsPerYear,
      concierge_per_year: tier.conciergePerYear,
      rise_rule: JSON.stringify(tier.riseRule),
      stay_rule: JSON.stringify(tier.stayRule),
      grace_days: tier.graceDays,
    })
    .onConflict(oc => oc.column('slug').doNothing())
    .execute()
}

/** A member since the day that the seeds say: their membership is dated back to it once it is written. */
export async function admit(
  { ctx }: House,
  member: Omit<CircleRows['members'][number], 'asks'>,
): Promise<void> {
  const [personId = ''] = await idsOf(ctx, [member.by])
  const since = new Date(`${member.since}T10:00:00Z`)
  await inTransaction(ctx.db, async tx => {
    const tier = await tx
      .selectFrom('tiers')
      .select('id')
      .where('slug', '=', member.tier)
      .executeTakeFirstOrThrow()
    await lockRows(tx, 'persons', [personId])
    const admission = { personId, tierId: tier.id, kind: 'full', trialUntil: null, words: '' } as const
    const { membershipId } = await admitMember(ctx, tx, { kind: 'system' }, admission)
    await tx.updateTable('memberships').set({ started_at: since }).where('id', '=', membershipId).execute()
    await tx
      .updateTable('membership_periods')
      .set({ from_at: since })
      .where('membership_id', '=', membershipId)
      .where('cause', '=', 'admitted')
      .execute()
    for (const [at, { amount, reason, words }] of member.points.entries()) {
      const subject = { kind: 'seed', id: String(at) }
      await earnPoints(tx, { personId, amount, reason, words, subject })
    }
  })
}

/** Asked once: a house that was left half filled has it already. */
async function ask(house: House, { by, asks }: CircleRows['members'][number]): Promise<void> {
  if (!asks) return
  const member = await actorOf(house, by)
  const asked = await house.ctx.db
    .selectFrom('benefit_uses')
    .select('id')
    .where('person_id', '=', member.personId)
    .where('benefit', '=', 'concierge')
    .executeTakeFirst()
  if (!asked) allowed(await askConcierge(house.ctx, member, { requestId: randomUUID(), words: asks }), by)
}

async function layFlow(house: House, row: FlowRow): Promise<void> {
  const { ctx, brands } = house
  const known = await ctx.db.selectFrom('flows').select('id').where('slug', '=', row.slug).executeTakeFirst()
  if (known) return
  const manager = managerOf(house)
  const tier = row.risesTo
    ? await ctx.db.selectFrom('tiers').select('id').where('slug', '=', row.risesTo).executeTakeFirstOrThrow()
    : null
  const { flowId } = allowed(
    await createFlow(ctx, manager, {
      id: randomUUID(),
      slug: row.slug,
      brandId: row.brand ? need(brands.get(row.brand)) : null,
      purpose: row.purpose,
      risesToTierId: tier?.id ?? null,
      name: row.definition.name,
    }),
    row.slug,
  )
  const draft = need((await readFlow(ctx.db, manager, flowId))?.draft)
  const { edit } = allowed(
    await saveFlowDraft(ctx, manager, { flowId, edit: draft.edit, definition: row.definition }),
    row.slug,
  )
  allowed(await publishFlow(ctx, manager, { flowId, edit }), row.slug)
  for (const door of row.doors) {
    const wishes = { id: randomUUID(), flowId, usesMax: null, closesAt: null, ...door }
    allowed(await createDoor(ctx, manager, wishes), door.code)
  }
  allowed(await openFlow(ctx, manager, { flowId, isListed: row.purpose === 'join' }), row.slug)
}

async function keepHours(house: House): Promise<void> {
  const { ctx } = house
  const { flow, host, daysAhead, from, to, timeZone, place } = circleRows.hours
  const { id: flowId } = await ctx.db
    .selectFrom('flows')
    .select('id')
    .where('slug', '=', flow)
    .executeTakeFirstOrThrow()
  const kept = await ctx.db
    .selectFrom('interview_slots')
    .select('id')
    .where('flow_id', '=', flowId)
    .executeTakeFirst()
  if (kept) return
  const today = Temporal.Now.plainDateISO(timeZone)
  for (const days of daysAhead) {
    const date = today.add({ days }).toString()
    const hours = { flowId, place, date, from, to, minutes: 30, timeZone }
    allowed(await publishHours(ctx, await actorOf(house, host), hours), `hour on ${date}`)
  }
}
