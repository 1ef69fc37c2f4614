import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { acceptNomination } from '~/domain/nominations/accept-nomination.server'
import { declineNomination } from '~/domain/nominations/decline-nomination.server'
import { endDueNominations, endNomination } from '~/domain/nominations/end-nomination.server'
import { previewNomination } from '~/domain/nominations/preview-nomination.server'
import { countAdmittedNominations, listNominationsOf } from '~/domain/nominations/queries.server'
import { readNominationLink } from '~/domain/nominations/read-nomination-link.server'
import { sendNomination } from '~/domain/nominations/send-nomination.server'
import { findAcceptedNomination } from '~/domain/nominations/store.server'
import type { NominationDraft } from '~/domain/nominations/types'
import { anOpenFlow, type MadeFlow } from '../../factories/application'
import { aBrand } from '../../factories/brand'
import { aFact, someone } from '../../factories/invitation'
import { aNominationDraft, aNominator, type Nominator } from '../../factories/nomination'
import { accountsCtx, aRole, aSession } from '../../factories/person'
import { useTestDatabase } from '../../set-up/database'
import { endDays } from './days'

const base = useTestDatabase()
const ctx = () => accountsCtx(base.db)
let flow: MadeFlow
beforeAll(async () => {
  flow = await anOpenFlow(base.db)
})

type Named = { id: string; token: string; personId: string; draft: NominationDraft; nominator: Nominator }

/** Someone named by a member, holding their letter. */
async function named(wishes: Partial<NominationDraft> = {}, to = flow): Promise<Named> {
  const nominator = await aNominator(base.db)
  const draft = aNominationDraft(to.slug, wishes)
  const rendering = { ...ctx(), renderLetter: async () => ({ subject: '', html: '', text: '' }) }
  const preview = await previewNomination(rendering, nominator.actor, draft)
  if (!preview.ok) throw new Error(preview.reason)
  const sent = await sendNomination(ctx(), nominator.actor, { draft, shown: preview.value.shown })
  if (!sent.ok) throw new Error(sent.reason)
  const { person_id } = await row(draft.id)
  if (!person_id) throw new Error('no letter left')
  const token = ctx().secrets.token('nomination', draft.id)
  return { id: draft.id, token, personId: person_id, draft, nominator }
}

const row = (id: string) =>
  base.db.selectFrom('nominations').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
const person = (id: string) =>
  base.db.selectFrom('persons').select(['address', 'given_name']).where('id', '=', id).executeTakeFirst()
const linksOf = (personId: string) =>
  base.db
    .selectFrom('sign_in_links')
    .select(['id', 'leads_to', 'superseded_at'])
    .where('person_id', '=', personId)
    .orderBy('created_at')
    .execute()
const standing = async ({ nominator }: Named) => {
  const [first] = await listNominationsOf(base.db, nominator.actor)
  return first?.standing
}

async function begin({ id, personId }: Named, state: 'draft' | 'withdrawn' | 'decided' = 'draft') {
  const at = new Date()
  const { id: applicationId } = await base.db
    .insertInto('applications')
    .values({
      person_id: personId,
      flow_id: flow.id,
      flow_version_id: flow.versionId,
      source: 'nomination',
      nomination_id: id,
      state,
      ...(state === 'withdrawn' && { withdrawn_at: at }),
      ...(state === 'decided' && { submitted_at: at, reply_by: at, decided_at: at }),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return applicationId
}

async function decide(applicationId: string, kind: 'admit' | 'decline', tierId: string) {
  const decider = (await someone(base.db)).id
  const at = new Date()
  await base.db
    .insertInto('decisions')
    .values({
      application_id: applicationId,
      kind,
      tier_id: kind === 'admit' ? tierId : null,
      because: kind === 'decline' ? 'Pas cette fois.' : '',
      state: 'effective',
      letter_subject: 'Notre réponse',
      letter_body: '…',
      letter_locale: 'fr',
      decided_by: decider,
      released_by: decider,
      released_at: at,
      takes_effect_at: at,
      effective_at: at,
    })
    .execute()
}

describe('the link of the letter', () => {
  test('shows who, in which words and for what, and changes no row however often it is followed', async () => {
    const { token, id, personId } = await named()
    const before = await allRows()
    for (let visit = 0; visit < 3; visit++) {
      expect(await readNominationLink(ctx(), token)).toMatchObject({
        stands: 'open',
        nominatorName: 'Hugo Laine',
        line: expect.stringContaining('Elle restaure des moteurs'),
        person: { givenName: 'Inès', familyName: 'Carvalho', civility: 'mme' },
        flow: { slug: flow.slug },
      })
    }
    expect(await allRows()).toEqual(before)
    expect(await row(id)).toMatchObject({ state: 'sent', person_id: personId })
  })

  test('opens nothing when this house did not make it, nor for a letter that never left', async () => {
    expect(await readNominationLink(ctx(), 'a-token-of-nobody')).toBeNull()
    expect(await acceptNomination(ctx(), 'a-token-of-nobody')).toMatchObject({ reason: 'not_found' })
    expect(await declineNomination(ctx(), 'a-token-of-nobody')).toMatchObject({ reason: 'not_found' })
    const hugo = await aNominator(base.db)
    const second = aNominationDraft(flow.slug, { address: (await named()).draft.address })
    const rendering = { ...ctx(), renderLetter: async () => ({ subject: '', html: '', text: '' }) }
    const preview = await previewNomination(rendering, hugo.actor, second)
    if (!preview.ok) throw new Error(preview.reason)
    await sendNomination(ctx(), hugo.actor, { draft: second, shown: preview.value.shown })
    expect(await readNominationLink(ctx(), ctx().secrets.token('nomination', second.id))).toBeNull()
  })

  async function allRows() {
    const { rows } = await sql<{ state: string }>`
      select (select json_agg(n order by n.id) from nominations n) as nominations,
        (select count(*) from sign_in_links) as links, (select count(*) from audit_entries) as audit,
        (select count(*) from outbox) as effects, (select json_agg(p order by p.id) from persons p) as people
    `.execute(base.db)
    return rows
  }
})

describe('a yes', () => {
  test('opens the door once, to the page of the flow, and is found when the passage begins', async () => {
    const one = await named()
    const answer = await acceptNomination(ctx(), one.token)
    expect(answer).toMatchObject({ ok: true, value: { flowSlug: flow.slug, personId: one.personId } })
    const [link] = await linksOf(one.personId)
    if (!answer.ok || !link) throw new Error('no door')
    expect(answer.value.signInToken).toBe(ctx().secrets.token('sign_in', link.id))
    expect(link.leads_to).toBe(`/apply/${flow.slug}`)
    expect(await findAcceptedNomination(base.db, one.personId, flow.id)).toEqual({ id: one.id })
    expect(await findAcceptedNomination(base.db, one.personId, (await anOpenFlow(base.db)).id)).toBeNull()
    expect(await standing(one)).toBe('accepted')
  })

  test('said twice at once is one yes, and the newest door is the only one', async () => {
    const one = await named()
    const answers = await Promise.all([
      acceptNomination(ctx(), one.token),
      acceptNomination(ctx(), one.token),
    ])
    expect(answers.map(({ ok }) => ok)).toEqual([true, true])
    const links = await linksOf(one.personId)
    expect(links.filter(link => link.superseded_at === null)).toHaveLength(1)
    const yes = await base.db
      .selectFrom('audit_entries')
      .select('id')
      .where('subject_id', '=', one.id)
      .where('action', '=', 'nomination.accepted')
      .execute()
    expect(yes).toHaveLength(1)
  })

  test('lets nobody in at once who came in before, holds a right, or waits too long', async () => {
    const [known, staff, late] = [await named(), await named(), await named()]
    await aSession(base.db, known.personId)
    await aRole(base.db, staff.personId, { role: 'manager' })
    await acceptNomination(ctx(), late.token)
    await base.db
      .updateTable('nominations')
      .set({ answered_at: sql<Date>`clock_timestamp() - interval '16 minutes'` })
      .where('id', '=', late.id)
      .execute()
    for (const { token } of [known, staff, late]) {
      expect(await acceptNomination(ctx(), token)).toMatchObject({
        ok: true,
        value: { signInToken: null, flowSlug: flow.slug },
      })
    }
    expect(await linksOf(known.personId)).toEqual([])
    expect(await linksOf(late.personId)).toHaveLength(1)
  })

  test('comes too late once the days are over, whether or not the end was written down', async () => {
    const one = await named()
    await endDays(base.db, one.id)
    expect(await acceptNomination(ctx(), one.token)).toMatchObject({ reason: 'over' })
    expect((await readNominationLink(ctx(), one.token))?.stands).toBe('over')
    await endNomination(ctx(), one.id)
    expect(await acceptNomination(ctx(), one.token)).toMatchObject({ reason: 'over' })
    expect((await readNominationLink(ctx(), one.token))?.stands).toBe('over')
    expect(await row(one.id)).toMatchObject({ state: 'silent', answered_at: null })
  })

  test('is not taken for a flow that closed meanwhile, and is again when it opens', async () => {
    const own = await anOpenFlow(base.db)
    const one = await named({}, own)
    const set = (state: string) =>
      base.db.updateTable('flows').set({ state }).where('id', '=', own.id).execute()
    await set('closed')
    expect((await readNominationLink(ctx(), one.token))?.stands).toBe('closed')
    expect(await acceptNomination(ctx(), one.token)).toMatchObject({ reason: 'closed' })
    await set('open')
    expect(await acceptNomination(ctx(), one.token)).toMatchObject({ ok: true })
  })
})

describe('a no', () => {
  test('erases the person whom it alone made known, with their letter, at once', async () => {
    const one = await named()
    expect(await declineNomination(ctx(), one.token)).toEqual({ ok: true })
    expect(await person(one.personId)).toBeUndefined()
    const text = JSON.stringify(
      (await sql`select props from letters where props::text like ${`%${one.id}%`}`.execute(base.db)).rows,
    )
    expect(text).toBe('[]')
    expect(await row(one.id)).toMatchObject({ state: 'declined', person_id: null, line: '' })
    expect((await readNominationLink(ctx(), one.token))?.stands).toBe('declined')
    expect(await declineNomination(ctx(), one.token)).toEqual({ ok: true })
    expect(await acceptNomination(ctx(), one.token)).toMatchObject({ reason: 'declined' })
  })

  test('tells its nominator nothing: neither the list nor the allowance moves before the day', async () => {
    const one = await named()
    const seen = () => listNominationsOf(base.db, one.nominator.actor)
    const before = await seen()
    await declineNomination(ctx(), one.token)
    await endNomination(ctx(), one.id)
    expect(await seen()).toEqual(before)
  })

  test('after a yes takes it back, until a passage has begun with it', async () => {
    const [one, begun] = [await named(), await named()]
    await acceptNomination(ctx(), one.token)
    await aSession(base.db, one.personId)
    expect(await declineNomination(ctx(), one.token)).toEqual({ ok: true })
    expect(await row(one.id)).toMatchObject({ state: 'declined' })
    expect(await person(one.personId)).toBeUndefined()
    await acceptNomination(ctx(), begun.token)
    await begin(begun)
    expect(await declineNomination(ctx(), begun.token)).toMatchObject({ reason: 'under_way' })
    expect(await row(begun.id)).toMatchObject({ state: 'accepted' })
  })

  test('and a yes at the same moment: one of them stands, whole', async () => {
    for (let round = 0; round < 5; round++) {
      const one = await named()
      await Promise.all([acceptNomination(ctx(), one.token), declineNomination(ctx(), one.token)])
      // The no was said last, or first: either way it is the last word.
      expect(await row(one.id)).toMatchObject({ state: 'declined' })
      expect(await person(one.personId)).toBeUndefined()
    }
  })

  test('leaves someone who is known otherwise, and erases the words of the letter', async () => {
    const known = await someone(base.db, { givenName: 'Clara' })
    await aFact(base.db, {
      personId: known.id,
      brandId: (await aBrand(base.db)).id,
      kind: 'city',
      value: 'Lyon',
    })
    const one = await named({ address: known.address })
    await declineNomination(ctx(), one.token)
    expect(await person(known.id)).toMatchObject({ given_name: 'Clara' })
    const letter = await base.db
      .selectFrom('letters')
      .select(['props', 'state'])
      .where('person_id', '=', known.id)
      .executeTakeFirstOrThrow()
    expect(JSON.stringify(letter.props)).not.toContain('moteurs')
    expect(letter.state).toBe('withdrawn')
  })

  test('keeps whoever became known otherwise since', async () => {
    const one = await named()
    const brandId = (await aBrand(base.db)).id
    await aFact(base.db, { personId: one.personId, brandId, kind: 'city', value: 'Lyon' })
    await declineNomination(ctx(), one.token)
    expect(await person(one.personId)).toMatchObject({ given_name: 'Inès' })
    expect(await row(one.id)).toMatchObject({ state: 'declined', person_id: one.personId })
  })

  test('waits with the erasing while the letter is being handed over, and catches up on the day', async () => {
    const one = await named()
    await base.db
      .updateTable('letters')
      .set({ state: 'sending' })
      .where('person_id', '=', one.personId)
      .execute()
    await declineNomination(ctx(), one.token)
    expect(await person(one.personId)).toBeDefined()
    await endDays(base.db, one.id)
    await endNomination(ctx(), one.id)
    expect(await row(one.id)).toMatchObject({ forgotten_at: null })
    await base.db
      .updateTable('letters')
      .set({ state: 'sent' })
      .where('person_id', '=', one.personId)
      .execute()
    await endDueNominations(ctx())
    expect(await person(one.personId)).toBeUndefined()
    expect(await row(one.id)).toMatchObject({ forgotten_at: expect.any(Date) })
  })
})

describe('silence', () => {
  test('ends it on its day and not before: the person and the words are erased, the hash stays', async () => {
    const one = await named()
    await endNomination(ctx(), one.id)
    expect(await row(one.id)).toMatchObject({ state: 'sent', forgotten_at: null })
    await endDays(base.db, one.id)
    await endNomination(ctx(), one.id)
    await endNomination(ctx(), one.id)
    expect(await row(one.id)).toMatchObject({
      state: 'silent',
      given_name: '',
      family_name: '',
      line: '',
      person_id: null,
      address_hash: expect.any(Buffer),
    })
    expect(await person(one.personId)).toBeUndefined()
    const ended = await base.db
      .selectFrom('audit_entries')
      .select('id')
      .where('subject_id', '=', one.id)
      .where('action', '=', 'nomination.ended')
      .execute()
    expect(ended).toHaveLength(1)
  })

  test('is due by itself at the end of the day that the letter named', async () => {
    const one = await named()
    const effect = await base.db
      .selectFrom('outbox')
      .select('due_at')
      .where(sql<boolean>`payload ->> 'nominationId' = ${one.id}`)
      .executeTakeFirstOrThrow()
    expect(effect.due_at).toEqual((await row(one.id)).expires_at)
  })

  test('never ends a yes', async () => {
    const one = await named()
    await acceptNomination(ctx(), one.token)
    await endDays(base.db, one.id)
    await endNomination(ctx(), one.id)
    expect(await row(one.id)).toMatchObject({ state: 'accepted', forgotten_at: null })
    expect(await person(one.personId)).toBeDefined()
  })

  test('the net finds what an effect that was lost left behind', async () => {
    const one = await named()
    await endDays(base.db, one.id)
    expect(await endDueNominations(ctx())).toBeGreaterThanOrEqual(1)
    expect(await row(one.id)).toMatchObject({ state: 'silent' })
    expect(await endDueNominations(ctx())).toBe(0)
  })
})

describe('what became of it', () => {
  test('accepted, in progress, member: and a refusal stays in progress', async () => {
    const [admitted, declined] = [await named(), await named()]
    for (const one of [admitted, declined]) {
      expect(await standing(one)).toBe('sent')
      await acceptNomination(ctx(), one.token)
      expect(await standing(one)).toBe('accepted')
    }
    const application = await begin(admitted, 'decided')
    const refused = await begin(declined, 'decided')
    expect(await standing(admitted)).toBe('in_progress')
    await decide(application, 'admit', admitted.nominator.tierId)
    await decide(refused, 'decline', declined.nominator.tierId)
    expect(await standing(admitted)).toBe('member')
    expect(await standing(declined)).toBe('in_progress')
    const count = ({ nominator }: Named, since: Date) =>
      countAdmittedNominations(base.db, nominator.actor.personId, since)
    expect(await count(admitted, new Date(Date.now() - 60_000))).toBe(1)
    expect(await count(admitted, new Date(Date.now() + 60_000))).toBe(0)
    expect(await count(declined, new Date(0))).toBe(0)
  })

  test('nobody reads another’s nominations', async () => {
    const one = await named()
    const lea = await aNominator(base.db)
    expect(await listNominationsOf(base.db, lea.actor)).toEqual([])
    expect(await listNominationsOf(base.db, { kind: 'system' })).toEqual([])
    expect(await standing(one)).toBe('sent')
  })
})
