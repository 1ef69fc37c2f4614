import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import sharp from 'sharp'
import { answerVouch } from '~/domain/applications/answer-vouch.server'
import { askTheClub } from '~/domain/applications/ask-the-club.server'
import { askVouch } from '~/domain/applications/ask-vouch.server'
import { beginApplication } from '~/domain/applications/begin-application.server'
import { beginQuiz } from '~/domain/applications/begin-quiz.server'
import { deliverVouch } from '~/domain/applications/deliver-vouch.server'
import { markField, markOf } from '~/domain/applications/mark.server'
import { pickInterview } from '~/domain/applications/pick-interview.server'
import { passageOf } from '~/domain/applications/policy'
import { saveAnswers } from '~/domain/applications/save-answers.server'
import { readApplicationFacts } from '~/domain/applications/store.server'
import { submitApplication } from '~/domain/applications/submit-application.server'
import { uploadFile } from '~/domain/applications/upload-file.server'
import type { SignedIn } from '~/domain/kernel/actor'
import { acceptNomination } from '~/domain/nominations/accept-nomination.server'
import { previewNomination } from '~/domain/nominations/preview-nomination.server'
import { sendNomination } from '~/domain/nominations/send-nomination.server'
import { questionsOf } from '~/domain/qualification/passage'
import type { Step } from '~/domain/qualification/types'
import { castVote } from '~/domain/vetting/cast-vote.server'
import { prepareDecision } from '~/domain/vetting/prepare-decision.server'
import { requestMore } from '~/domain/vetting/request-more.server'
import { type ApplicationRow, circleRows } from './circle-rows'
import { actorOf, allowed, type House, need } from './house'

/** People on their way in: under way, waiting, late, asked for more, voted on. Each walks as an applicant does. */
export async function seedApplications(house: House): Promise<void> {
  for (const row of circleRows.applications) {
    const applicant = await actorOf(house, row.by)
    const { ctx } = house
    const begun = await ctx.db
      .selectFrom('applications')
      .select('state')
      .where('person_id', '=', applicant.personId)
      .executeTakeFirst()
    if (begun && begun.state !== 'draft') continue
    if (row.nomination && !begun) await nominate(house, row, row.nomination)
    const { applicationId } = allowed(
      await beginApplication(ctx, applicant, { flowSlug: row.flow, code: row.code }),
      row.by,
    )
    await walk(house, applicant, applicationId, row)
    if (row.until === null) await send(house, applicant, applicationId, row)
  }
}

async function nominate(
  house: House,
  row: ApplicationRow,
  nomination: NonNullable<ApplicationRow['nomination']>,
): Promise<void> {
  const { ctx } = house
  const { by, ...person } = nomination
  const nominator = await actorOf(house, by)
  const draft = { id: randomUUID(), flowSlug: row.flow, address: row.by, ...person }
  const preview = allowed(await previewNomination(ctx, nominator, draft), row.by)
  const { nominationId } = allowed(
    await sendNomination(ctx, nominator, { draft, shown: preview.shown }),
    row.by,
  )
  allowed(await acceptNomination(ctx, ctx.secrets.token('nomination', nominationId)), row.by)
}

/** Step after step to the end, or to where the seeds left off. */
async function walk(
  house: House,
  applicant: SignedIn,
  applicationId: string,
  row: ApplicationRow,
): Promise<void> {
  const seen = new Set<string>()
  for (;;) {
    const facts = need(await readApplicationFacts(house.ctx.db, applicationId))
    const { next, steps } = passageOf(facts)
    if (next === null || next === row.until) return
    const step = need(steps.find(each => each.step.id === next)).step
    if (step.kind === 'review') return
    if (seen.has(next)) throw new Error(`the seeds leave ${row.by} at ${next}`)
    seen.add(next)
    await answer(house, applicant, applicationId, step, row)
  }
}

async function answer(
  house: House,
  actor: SignedIn,
  applicationId: string,
  step: Step,
  row: ApplicationRow,
): Promise<void> {
  const { ctx } = house
  const at = { applicationId, stepId: step.id }
  switch (step.kind) {
    case 'vouching':
      return vouch(house, actor, at, need(row.vouch))
    case 'interview':
      return pick(house, actor, at)
    case 'proof':
      for (const questionId of row.files) {
        const upload = { applicationId, questionId, fileName: 'carte-grise.png', bytes: await drawPaper() }
        allowed(await uploadFile(ctx, actor, upload), questionId)
      }
      return
    default:
      if (step.kind === 'quiz' && step.seconds !== null) allowed(await beginQuiz(ctx, actor, at), step.id)
      allowed(await saveAnswers(ctx, actor, { ...at, form: formOf(step, row), leave: 'on' }), step.id)
  }
}

async function vouch(
  house: House,
  actor: SignedIn,
  at: { applicationId: string; stepId: string },
  { by, line, words }: NonNullable<ApplicationRow['vouch']>,
): Promise<void> {
  allowed(await askVouch(house.ctx, actor, { ...at, address: by, line }), by)
  const member = await actorOf(house, by)
  const { id } = await house.ctx.db
    .selectFrom('vouches')
    .select('id')
    .where('application_id', '=', at.applicationId)
    .executeTakeFirstOrThrow()
  // The worker, which finds out who was named, is not at work yet.
  await deliverVouch(house.ctx, id)
  allowed(await answerVouch(house.ctx, member, id, { answer: 'give', words }), by)
}

async function pick(
  { ctx }: House,
  actor: SignedIn,
  at: { applicationId: string; stepId: string },
): Promise<void> {
  const { id: hourId } = await ctx.db
    .selectFrom('interview_slots')
    .select('id')
    .where('application_id', 'is', null)
    .where('withdrawn_at', 'is', null)
    .orderBy('starts_at')
    .executeTakeFirstOrThrow()
  allowed(await pickInterview(ctx, actor, { ...at, hourId }), 'conversation')
}

async function send(
  house: House,
  applicant: SignedIn,
  applicationId: string,
  row: ApplicationRow,
): Promise<void> {
  const { ctx } = house
  if (row.asks) allowed(await askTheClub(ctx, applicant, { applicationId, words: row.asks }), row.by)
  allowed(await submitApplication(ctx, applicant, { applicationId }), row.by)
  for (const { by, vote: verdict, tier, marks, words } of row.votes) {
    const tierId = await tierOf(house, tier)
    const reader = await actorOf(house, by)
    const vote = { applicationId, version: 0, marks, notes: '', verdict, tierId, words }
    allowed(await castVote(ctx, reader, vote), `vote of ${by}`)
  }
  if (row.request) {
    const { by, words, step } = row.request
    allowed(await requestMore(ctx, await actorOf(house, by), { applicationId, stepId: step, words }), row.by)
  }
  if (row.decision) {
    const { by, tier } = row.decision
    const decision = { kind: 'admit', tierId: await tierOf(house, tier), because: '' } as const
    allowed(await prepareDecision(ctx, await actorOf(house, by), { applicationId, decision }), row.by)
  }
  if (row.submittedDaysAgo !== null) await dateBack(house, applicationId, row.submittedDaysAgo)
}

async function tierOf({ ctx }: House, slug: string): Promise<string> {
  const { id } = await ctx.db
    .selectFrom('tiers')
    .select('id')
    .where('slug', '=', slug)
    .executeTakeFirstOrThrow()
  return id
}

/** As though it had been sent so many days ago, with the promise that was made then. */
async function dateBack({ ctx }: House, applicationId: string, days: number): Promise<void> {
  const ago = sql`make_interval(days => ${days})`
  await ctx.db
    .updateTable('applications')
    .set({
      started_at: sql<Date>`started_at - ${ago}`,
      submitted_at: sql<Date>`submitted_at - ${ago}`,
      reply_by: sql<Date>`reply_by - ${ago}`,
    })
    .where('id', '=', applicationId)
    .execute()
}

/** A step's form as a browser sends it the first time. */
function formOf(step: Step, row: ApplicationRow): FormData {
  const form = new FormData()
  for (const { id } of questionsOf(step)) form.append(markField(id), markOf(null))
  for (const [name, value] of Object.entries(row.answers))
    for (const one of Array.isArray(value) ? value : [value]) form.append(name, one)
  return form
}

/** A sheet of paper, for want of a real registration. */
function drawPaper(): Promise<Buffer> {
  return sharp({ create: { width: 900, height: 620, channels: 3, background: '#f6f2ea' } })
    .png()
    .toBuffer()
}
