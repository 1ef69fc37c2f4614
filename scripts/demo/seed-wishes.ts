import { randomUUID } from 'node:crypto'
import { Temporal } from 'temporal-polyfill'
import { homeZone } from '~/domain/permission/types'
import { castVote } from '~/domain/wishes/cast-vote.server'
import { createPoll } from '~/domain/wishes/create-poll.server'
import { heedWishes } from '~/domain/wishes/heed-wishes.server'
import { makeWish } from '~/domain/wishes/make-wish.server'
import { pollWindow } from '~/domain/wishes/poll-policy'
import { type AfterRows, afterRows } from './after-rows'
import { actorOf, allowed, type House, managerOf, need } from './house'

/** What members wish for, one of which shaped an event, and what the house asks them. */
export async function seedWishes(house: House, models: ReadonlyMap<string, string>): Promise<void> {
  const { ctx } = house
  for (const { by, model, heeded, ...parts } of afterRows.wishes) {
    const wish = { ...parts, modelId: model && need(models.get(model)) }
    const { wishId } = allowed(await makeWish(ctx, await actorOf(house, by), wish), `wish of ${by}`)
    if (!heeded) continue
    const event = await ctx.db
      .selectFrom('events')
      .select('id')
      .where('slug', '=', heeded)
      .executeTakeFirstOrThrow()
    const heard = await heedWishes(ctx, managerOf(house), { wishIds: [wishId], eventId: event.id })
    allowed(heard, `wish heeded by ${heeded}`)
  }
  for (const poll of afterRows.polls) await ask(house, poll)
}

/** Asked so that it can still be answered; one that is over is brought to its last day once the answers are there. */
async function ask(house: House, poll: AfterRows['polls'][number]): Promise<void> {
  const { ctx, brands } = house
  const first = Temporal.Now.plainDateISO(homeZone).subtract({ days: poll.opensDaysAgo })
  const lastDay = first.add({ days: poll.lastsDays })
  const { question, choices, minRank } = poll
  const { pollId } = allowed(
    await createPoll(ctx, managerOf(house), {
      id: randomUUID(),
      brandId: poll.brand && need(brands.get(poll.brand)),
      question,
      choices,
      minRank,
      firstDay: first.toString(),
      lastDay: first.add({ days: poll.opensDaysAgo + poll.lastsDays }).toString(),
    }),
    question.fr,
  )
  const offered = await ctx.db
    .selectFrom('poll_choices')
    .select('id')
    .where('poll_id', '=', pollId)
    .orderBy('position')
    .execute()
  for (const { by, choice } of poll.votes) {
    const vote = { pollId, choiceId: need(offered[choice]).id }
    allowed(await castVote(ctx, await actorOf(house, by), vote), `vote of ${by}`)
  }
  const { closesAt } = pollWindow(first.toString(), lastDay.toString(), homeZone)
  await ctx.db.updateTable('polls').set({ closes_at: closesAt }).where('id', '=', pollId).execute()
}
