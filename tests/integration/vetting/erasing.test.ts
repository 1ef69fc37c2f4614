import { expect, test } from 'vitest'
import { eraseApplications } from '~/domain/applications/erase-applications.server'
import { declareInterest } from '~/domain/vetting/declare-interest.server'
import { eraseVetting } from '~/domain/vetting/erase-vetting.server'
import { takeEffectDecision } from '~/domain/vetting/take-effect-decision.server'
import { writeComment } from '~/domain/vetting/write-comment.server'
import { accountsCtx } from '../../factories/person'
import { aCtx } from '../../factories/reservation'
import { aManager, aReleasedDecision, aSentApplication, vote } from '../../factories/vetting'
import { useTestDatabase } from '../../set-up/database'

const base = useTestDatabase()
const erase = () => eraseApplications(accountsCtx(base.db), eraseVetting)

/** An application that was declined, with all that its readers wrote about it. */
async function aDeclined(): Promise<string> {
  const sent = await aSentApplication(base.db)
  const [reader, aside] = [await aManager(base.db), await aManager(base.db)]
  await vote(base.db, reader, sent.id, { words: 'Il parle trop de lui.' })
  await declareInterest(base, aside, { applicationId: sent.id, words: 'C’est mon voisin.' })
  await writeComment(base, reader, { applicationId: sent.id, words: 'Et pourtant, sa route…' })
  await base.db
    .updateTable('reviews')
    .set({ notes: 'Rappeler sa sœur.' })
    .where('application_id', '=', sent.id)
    .execute()
  const { decisionId } = await aReleasedDecision(base.db, {
    sent,
    votes: 1,
    isDue: true,
    decision: { kind: 'decline', because: 'Peu de lien', returnOn: null },
  })
  await takeEffectDecision(aCtx(base.db), decisionId)
  return sent.id
}

async function letItsTimeBeOver(applicationId: string): Promise<void> {
  await base.db
    .updateTable('applications')
    .set({ erase_at: new Date(Date.now() - 1000) })
    .where('id', '=', applicationId)
    .execute()
}

/** Every word that readers left, and how they voted. */
async function left(applicationId: string) {
  const { db } = base
  const reviews = await db
    .selectFrom('reviews')
    .select(['vote', 'words', 'notes'])
    .where('application_id', '=', applicationId)
    .execute()
  const comments = await db
    .selectFrom('application_comments')
    .select('words')
    .where('application_id', '=', applicationId)
    .execute()
  const interests = await db
    .selectFrom('conflicts_of_interest')
    .select('words')
    .where('application_id', '=', applicationId)
    .execute()
  const decisions = await db
    .selectFrom('decisions')
    .select(['kind', 'because'])
    .where('application_id', '=', applicationId)
    .execute()
  return { reviews, comments, interests, decisions }
}

test('what readers wrote of an application is erased with it; how they voted and what was decided stays', async () => {
  const id = await aDeclined()
  await letItsTimeBeOver(id)
  await erase()
  const { reviews, comments, interests, decisions } = await left(id)
  expect(reviews.map(each => each.words + each.notes).join('')).toBe('')
  expect(reviews.filter(each => each.vote !== null)).toHaveLength(2)
  expect(comments).toEqual([])
  expect(interests).toEqual([{ words: '…' }])
  expect(decisions).toEqual([{ kind: 'decline', because: '…' }])
})

test('until then it is kept, and what was written of another is not touched', async () => {
  const [over, other] = [await aDeclined(), await aDeclined()]
  await letItsTimeBeOver(over)
  const before = await left(other)
  await erase()
  expect(await left(other)).toEqual(before)
  expect(before.comments).toEqual([{ words: 'Et pourtant, sa route…' }])
})

test('a reader who vouched after their vote keeps nothing from being erased', async () => {
  const id = await aDeclined()
  const reader = await base.db
    .selectFrom('reviews as r')
    .innerJoin('applications as a', 'a.id', 'r.application_id')
    .select(['r.reviewer_id', 'a.person_id'])
    .where('a.id', '=', id)
    .where('r.vote', 'is not', null)
    .executeTakeFirstOrThrow()
  await base.db
    .insertInto('vouches')
    .values({
      application_id: id,
      step_id: 'word',
      applicant_id: reader.person_id,
      voucher_id: reader.reviewer_id,
      address: 'reader@example.org',
      address_norm: 'reader@example.org',
      state: 'given',
      words: 'Je le connais.',
      answered_at: new Date(),
    })
    .execute()
  await letItsTimeBeOver(id)
  await erase()
  expect((await left(id)).reviews.map(each => each.words).join('')).toBe('')
})
