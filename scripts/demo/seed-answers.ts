import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { setConditions } from '~/domain/answers/conditions.server'
import { defaultQuestions } from '~/domain/answers/defaults'
import { readAsking } from '~/domain/answers/editor-queries.server'
import { fieldOf } from '~/domain/answers/question-parts'
import { saveAnswers } from '~/domain/answers/save-answers.server'
import { signWaiver } from '~/domain/answers/sign-waiver.server'
import { addQuestion } from '~/domain/answers/write-question.server'
import { writeWaiver } from '~/domain/answers/write-waiver.server'
import rows from '~db/seeds/answers.json'
import { actorOf, allowed, bilingual, type House, managerOf, need } from './house'

const place = z.object({ position: z.number() })
const answer = z.discriminatedUnion('kind', [
  place.extend({
    kind: z.literal('diet'),
    choices: z.array(z.string()),
    words: z.string(),
    remember: z.boolean().optional(),
  }),
  place.extend({ kind: z.literal('birth_date'), day: z.string() }),
  place.extend({ kind: z.literal('licence'), number: z.string(), since: z.string() }),
])
const party = z.object({
  by: z.string(),
  answers: z.array(answer),
  signs: z.array(place.extend({ name: z.string() })),
})
const seeds = z
  .object({
    events: z.array(
      z.object({
        event: z.string(),
        questions: z.array(z.enum(['diet', 'size'])),
        minAge: z.number().nullable(),
        minLicenceYears: z.number().nullable(),
        waiver: bilingual.nullable(),
        parties: z.array(party),
      }),
    ),
  })
  .parse(rows)

/** What some events ask of those who come, and what a few of them have said and signed already. An event that asks something stays as it is. */
export async function seedAnswers(house: House): Promise<void> {
  const { ctx } = house
  const manager = managerOf(house)
  for (const { event: slug, questions, waiver, minAge, minLicenceYears, parties } of seeds.events) {
    const event = await ctx.db.selectFrom('events').select('id').where('slug', '=', slug).executeTakeFirst()
    const asking = event && (await readAsking(ctx.db, manager, event.id))
    if (!event || !asking || asking.questions.length > 0) continue
    const eventId = event.id
    for (const kind of questions) {
      const adding = { eventId, key: randomUUID(), kind, draft: defaultQuestions[kind] }
      allowed(await addQuestion(ctx, manager, adding), `question of ${slug}`)
    }
    allowed(await setConditions(ctx, manager, { eventId, minAge, minLicenceYears }), `ages of ${slug}`)
    if (waiver) allowed(await writeWaiver(ctx, manager, { eventId, words: waiver }), `waiver of ${slug}`)
    const asked = need(await readAsking(ctx.db, manager, eventId)).questions
    const idOf = (kind: string) => need(asked.find(question => question.kind === kind)?.id)
    for (const each of parties) await answerFor(house, eventId, each, idOf)
  }
}

async function answerFor(
  house: House,
  eventId: string,
  { by, answers, signs }: z.output<typeof party>,
  idOf: (kind: string) => string,
): Promise<void> {
  const actor = await actorOf(house, by)
  const reservation = await house.ctx.db
    .selectFrom('reservations')
    .select('id')
    .where('event_id', '=', eventId)
    .where('person_id', '=', actor.personId)
    .where('state', '=', 'confirmed')
    .executeTakeFirst()
  if (!reservation) return
  const reservationId = reservation.id
  const form = new FormData()
  for (const said of answers) write(form, fieldOf(idOf(said.kind), said.position), said)
  const saved = allowed(await saveAnswers(house.ctx, actor, { reservationId, form }), `answers of ${by}`)
  if (saved.unkept.length > 0) throw new Error(`the seed answers of ${by} are not kept`)
  for (const { position, name } of signs) {
    const signing = { reservationId, position, name, locale: 'fr' as const, version: 1 }
    allowed(await signWaiver(house.ctx, actor, signing), `signature of ${name}`)
  }
}

/** An answer as the page would send it. */
function write(form: FormData, field: string, said: z.output<typeof answer>): void {
  form.set(`asked.${field}`, '1')
  switch (said.kind) {
    case 'diet':
      for (const choice of said.choices) form.append(field, choice)
      form.set(`${field}.words`, said.words)
      if (said.remember) form.set(`remember.${field}`, 'on')
      return
    case 'birth_date':
      form.set(field, said.day)
      return
    case 'licence':
      form.set(`${field}.number`, said.number)
      form.set(`${field}.since`, said.since)
  }
}
