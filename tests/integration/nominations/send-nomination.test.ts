import { createHash, randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { endNomination } from '~/domain/nominations/end-nomination.server'
import { mayNominate, previewNomination } from '~/domain/nominations/preview-nomination.server'
import { listNominationsOf } from '~/domain/nominations/queries.server'
import { sendNomination } from '~/domain/nominations/send-nomination.server'
import type { NominationDraft } from '~/domain/nominations/types'
import { suppress } from '~/domain/permission/suppress.server'
import { renderLetter } from '~emails/render-letter'
import { anOpenFlow, type MadeFlow } from '../../factories/application'
import { someone } from '../../factories/invitation'
import { aNomination, aNominationDraft, aNominator, type Nominator } from '../../factories/nomination'
import { accountsCtx } from '../../factories/person'
import { useTestDatabase } from '../../set-up/database'
import { endDays } from './days'

const base = useTestDatabase()
const ctx = () => ({
  ...accountsCtx(base.db),
  renderLetter: (...[content, locale, links]: Parameters<import('~/domain/letters/types').LetterRenderer>) =>
    renderLetter(content, { locale, club: 'Connivence', links }),
})

let flow: MadeFlow
beforeAll(async () => {
  flow = await anOpenFlow(base.db)
})
const aDraft = (wishes: Partial<NominationDraft> = {}) => aNominationDraft(flow.slug, wishes)

async function read({ actor }: Nominator, draft: NominationDraft): Promise<string> {
  const preview = await previewNomination(ctx(), actor, draft)
  if (!preview.ok) throw new Error(preview.reason)
  return preview.value.shown
}
async function send(nominator: Nominator, draft: NominationDraft) {
  return sendNomination(ctx(), nominator.actor, { draft, shown: await read(nominator, draft) })
}
const row = (id: string) =>
  base.db.selectFrom('nominations').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
const letters = async (address: string) =>
  base.db
    .selectFrom('letters as l')
    .innerJoin('persons as p', 'p.id', 'l.person_id')
    .select(['l.id', 'l.kind', 'l.props', 'l.promotional', 'l.locale', 'p.standing', 'p.given_name'])
    .where('p.address_norm', '=', address)
    .execute()
async function left({ actor }: Nominator) {
  const now = new Date()
  const may = await mayNominate(ctx(), actor.personId, now)
  return may.ok ? may.value.left : may.reason
}

describe('putting a name forward', () => {
  test('writes one letter, word for word the one that was read, to someone now known as a prospect', async () => {
    const hugo = await aNominator(base.db)
    const draft = aDraft()
    const preview = await previewNomination(ctx(), hugo.actor, draft)
    if (!preview.ok) throw new Error(preview.reason)
    const sent = await sendNomination(ctx(), hugo.actor, { draft, shown: preview.value.shown })
    expect(sent).toEqual({ ok: true, value: { nominationId: draft.id } })

    const [letter, ...more] = await letters(draft.address)
    if (!letter) throw new Error('no letter')
    expect(more).toEqual([])
    expect(letter).toMatchObject({
      standing: 'prospect',
      given_name: 'Inès',
      promotional: false,
      locale: 'fr',
    })
    const left = await ctx().renderLetter({ kind: 'correspondence', props: letter.props as never }, 'fr', {
      main: 'http://localhost:4660/#',
    })
    expect(left).toEqual(preview.value.letter)
    expect(left.text).toContain(draft.line)
    expect(await row(draft.id)).toMatchObject({ state: 'sent', made_known: true, withdrawn_because: null })
  })

  test('reading the letter writes nothing at all', async () => {
    const hugo = await aNominator(base.db)
    const draft = aDraft()
    await read(hugo, draft)
    expect(await letters(draft.address)).toEqual([])
    expect(await listNominationsOf(base.db, hugo.actor)).toEqual([])
    expect(await left(hugo)).toBe(2)
    const known = await base.db
      .selectFrom('persons')
      .select('id')
      .where('address_norm', '=', draft.address)
      .execute()
    expect(known).toEqual([])
  })

  test('a letter that was not read does not leave', async () => {
    const hugo = await aNominator(base.db)
    const draft = aDraft()
    const shown = await read(hugo, draft)
    const other = { ...draft, line: 'D’autres mots, que le premier envoi ne portait pas.' }
    expect(await sendNomination(ctx(), hugo.actor, { draft: other, shown })).toMatchObject({
      reason: 'letter_changed',
    })
    const elsewhere = { ...draft, address: aDraft().address }
    expect(await sendNomination(ctx(), hugo.actor, { draft: elsewhere, shown })).toMatchObject({
      reason: 'letter_changed',
    })
    expect(await letters(draft.address)).toEqual([])
    expect(await left(hugo)).toBe(2)
  })

  test('pressed twice at once it is one nomination, one letter and one of the allowance', async () => {
    const hugo = await aNominator(base.db)
    const draft = aDraft()
    const shown = await read(hugo, draft)
    const both = await Promise.all([
      sendNomination(ctx(), hugo.actor, { draft, shown }),
      sendNomination(ctx(), hugo.actor, { draft, shown }),
    ])
    expect(both.map(({ ok }) => ok)).toEqual([true, true])
    expect(await letters(draft.address)).toHaveLength(1)
    expect(await listNominationsOf(base.db, hugo.actor)).toHaveLength(1)
    expect(await left(hugo)).toBe(1)
  })

  test('the id of someone else’s nomination is not taken over', async () => {
    const [hugo, lea] = [await aNominator(base.db), await aNominator(base.db, { givenName: 'Léa' })]
    const draft = aDraft()
    await send(hugo, draft)
    const stolen = aDraft({ id: draft.id })
    expect(await send(lea, stolen)).toMatchObject({ reason: 'not_found' })
    expect(await left(lea)).toBe(2)
  })

  test('the allowance of the year is counted, also between two tabs, and then it is used up', async () => {
    const hugo = await aNominator(base.db, { perYear: 1 })
    const drafts = [aDraft(), aDraft()]
    const orders = await Promise.all(drafts.map(async draft => ({ draft, shown: await read(hugo, draft) })))
    const answers = await Promise.all(orders.map(order => sendNomination(ctx(), hugo.actor, order)))
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    expect(answers.find(({ ok }) => !ok)).toMatchObject({ reason: 'used_up' })
    expect(await previewNomination(ctx(), hugo.actor, aDraft())).toMatchObject({ reason: 'used_up' })
    const known = await base.db
      .selectFrom('persons')
      .select('id')
      .where(
        'address_norm',
        'in',
        drafts.map(({ address }) => address),
      )
      .execute()
    expect(known).toHaveLength(1)
  })

  test('is for active members of a tier that has nominations', async () => {
    const nobody = { actor: { ...(await aNominator(base.db)).actor, personId: (await someone(base.db)).id } }
    const suspended = await aNominator(base.db, { state: 'suspended' })
    const without = await aNominator(base.db, { perYear: 0 })
    const reasonFor = async (actor: Nominator['actor']) => {
      const draft = aDraft()
      const order = { draft, shown: await read(await aNominator(base.db), draft) }
      const seen = await previewNomination(ctx(), actor, draft)
      // A member's own name is in the letter, so nobody can send one that another has read.
      const sent = await sendNomination(ctx(), actor, order)
      return [seen.ok || seen.reason, sent.ok || sent.reason]
    }
    expect((await reasonFor(nobody.actor))[0]).toBe('not_a_member')
    expect(await reasonFor(suspended.actor)).toEqual(['not_a_member', 'not_a_member'])
    expect(await reasonFor(without.actor)).toEqual(['not_included', 'not_included'])
  })

  test('nobody names themself, however they write their address, nor the same person twice', async () => {
    const hugo = await aNominator(base.db)
    const own = aDraft({ address: hugo.address.toUpperCase().replace('@', '+me@') })
    expect(await previewNomination(ctx(), hugo.actor, own)).toMatchObject({ reason: 'yourself' })
    const draft = aDraft()
    await send(hugo, draft)
    const again = aDraft({ address: draft.address })
    expect(await previewNomination(ctx(), hugo.actor, again)).toMatchObject({ reason: 'already_yours' })
  })

  test('only to a flow that is open and leads into the circle', async () => {
    const hugo = await aNominator(base.db)
    for (const state of ['closed', 'draft'] as const) {
      const { slug } = await anOpenFlow(base.db, { state })
      const draft = aDraft({ flowSlug: slug })
      expect(await previewNomination(ctx(), hugo.actor, draft)).toMatchObject({ reason: 'no_flow' })
    }
    const rise = await anOpenFlow(base.db)
    await base.db
      .updateTable('flows')
      .set({ purpose: 'rise', rises_to_tier_id: hugo.tierId })
      .where('id', '=', rise.id)
      .execute()
    const draft = aDraft({ flowSlug: rise.slug })
    expect(await previewNomination(ctx(), hugo.actor, draft)).toMatchObject({ reason: 'no_flow' })
  })
})

describe('where no letter may leave', () => {
  /** Everything that the nominator can see of it, from the first reading to the day after the last. */
  async function seenOf(draft: NominationDraft) {
    const hugo = await aNominator(base.db)
    const preview = await previewNomination(ctx(), hugo.actor, draft)
    const sent = await send(hugo, draft)
    const list = async () =>
      (await listNominationsOf(base.db, hugo.actor)).map(({ id: _, createdAt: __, ...line }) => line)
    const during = { list: await list(), left: await left(hugo) }
    const again = await previewNomination(ctx(), hugo.actor, { ...draft, id: randomUUID() })
    await endDays(base.db, draft.id)
    await endNomination(ctx(), draft.id)
    const after = { list: await list(), left: await left(hugo) }
    const oneDayOn = await previewNomination(ctx(), hugo.actor, { ...draft, id: randomUUID() })
    const plain = preview.ok && preview.value.letter.text.replaceAll(draft.address, '')
    return { plain, sent: sent.ok, during, again, after, oneDayOn: oneDayOn.ok }
  }

  async function known(change: (personId: string, address: string) => Promise<unknown>) {
    const { id, address } = await someone(base.db, { givenName: 'Clara', familyName: 'Autre', locale: 'en' })
    await change(id, address)
    return { id, address }
  }
  const hash = (address: string) => createHash('sha256').update(address).digest()
  const oneOf = async () => (await aNominator(base.db)).actor.personId

  const cases: [because: string, make: () => Promise<string>][] = [
    [
      'suppressed',
      async () => {
        const { address } = aDraft()
        await base.db
          .transaction()
          .execute(tx => suppress(tx, { addressHash: hash(address), brandId: null, reason: 'opposed' }))
        return address
      },
    ],
    [
      'dial',
      async () =>
        (
          await known(person_id =>
            base.db
              .insertInto('contact_policies')
              .values({ person_id, letters_max: 0, set_by: 'person' })
              .execute(),
          )
        ).address,
    ],
    ['member', async () => (await aNominator(base.db)).address],
    [
      'applicant',
      async () =>
        (
          await known(person_id =>
            base.db
              .insertInto('applications')
              .values({ person_id, flow_id: flow.id, flow_version_id: flow.versionId })
              .execute(),
          )
        ).address,
    ],
    ...(['accepted', 'sent', 'declined', 'silent'] as const).map((state): [string, () => Promise<string>] => [
      state === 'accepted' || state === 'sent' ? 'nominated' : state,
      async () =>
        (
          await known(async personId =>
            aNomination(base.db, { nominatorId: await oneOf(), personId, flowId: flow.id, state }),
          )
        ).address,
    ]),
  ]

  test.each(cases)('(%s) nothing is written to the person, and the reason is kept', async (because, make) => {
    const draft = aDraft({ address: await make() })
    const before = await letters(draft.address)
    await send(await aNominator(base.db), draft)
    expect(await row(draft.id)).toMatchObject({ state: 'withdrawn', withdrawn_because: because })
    expect(await letters(draft.address)).toEqual(before)
  })

  test.each(cases)('(%s) the nominator sees what they would see of a stranger', async (_because, make) => {
    const stranger = await seenOf(aDraft())
    const seen = await seenOf(aDraft({ address: await make() }))
    expect(seen).toEqual(stranger)
    expect(stranger).toMatchObject({
      sent: true,
      during: { left: 1, list: [{ givenName: 'Inès', familyName: 'Carvalho', standing: 'sent' }] },
      again: { reason: 'already_yours' },
      after: { left: 2, list: [{ givenName: '', familyName: '', standing: 'sent' }] },
      oneDayOn: true,
    })
  })

  test('an address that is suppressed and belongs to nobody is not made known again', async () => {
    const { address } = aDraft()
    await base.db
      .insertInto('suppressions')
      .values({ address_hash: hash(address), brand_id: null, reason: 'opposed' })
      .execute()
    await send(await aNominator(base.db), aDraft({ address }))
    const found = await base.db
      .selectFrom('persons')
      .select('id')
      .where('address_norm', '=', address)
      .execute()
    expect(found).toEqual([])
  })

  test('someone known already keeps their own name and language, and has the letter as it was read', async () => {
    const { id, address } = await known(async () => {})
    await send(await aNominator(base.db), aDraft({ address }))
    const person = await base.db
      .selectFrom('persons')
      .select(['given_name', 'locale'])
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    expect(person).toEqual({ given_name: 'Clara', locale: 'en' })
    const [letter] = await letters(address)
    expect(letter).toMatchObject({ locale: 'fr', props: { greeting: 'Chère Madame Carvalho,' } })
  })
})
