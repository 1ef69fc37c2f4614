import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { createWave } from '~/domain/invitations/create-wave.server'
import { previewLetter } from '~/domain/invitations/preview-letter.server'
import { findInvitationByToken, readInvitationPage } from '~/domain/invitations/queries.server'
import { removeRecipient } from '~/domain/invitations/remove-recipient.server'
import { sendWave } from '~/domain/invitations/send-wave.server'
import { listWaves, readWave } from '~/domain/invitations/wave-queries.server'
import { writeWave } from '~/domain/invitations/write-wave.server'
import type { SignedIn, StaffRole } from '~/domain/kernel/actor'
import type { LetterContent, LetterLinks } from '~/domain/letters/types'
import { createSecrets } from '~/infra/secrets.server'
import type { Locale } from '~/shared/copy'
import { renderLetter } from '~emails/render-letter'
import { aBrand } from '../../factories/brand'
import { anEvent, type MadeEvent } from '../../factories/event'
import { aStaffMember, someone, someoneWilling, type WillingWishes } from '../../factories/invitation'
import { useTestDatabase } from '../../set-up/database'

const base = useTestDatabase()
const silent = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} }
const ctx = () => ({
  db: base.db,
  log: silent,
  secrets: createSecrets('a key for the tests alone'),
  origin: 'http://club.test',
  renderLetter: (content: LetterContent, locale: Locale, links: LetterLinks) =>
    renderLetter(content, { locale, club: 'Le Cercle Aurora', links }),
})

const words = {
  subject: { fr: '{{événement}}', en: '{{event}}' },
  body: { fr: 'Votre {{modèle|voiture}} y serait bien.', en: 'Your {{model|car}} would like it.' },
  senderName: 'Élise Marchand',
  senderTitle: 'Maison Aurora',
}

const staff = (...roles: StaffRole[]) => aStaffMember(base.db, ...roles)
const staffOf = (event: MadeEvent) => staff({ role: 'brand_staff', brandId: event.brandId })
const willing = (event: MadeEvent, wishes: WillingWishes = {}) => someoneWilling(base.db, event, wishes)

async function written(
  event: MadeEvent,
  actor: SignedIn,
  personIds: string[],
  letter = words,
): Promise<{ waveId: string; mark: string }> {
  const made = await createWave(base, actor, { eventId: event.id, personIds })
  if (!made.ok) throw new Error(made.reason)
  const { waveId } = made.value
  expect(await writeWave(base, actor, { waveId, words: letter })).toEqual({ ok: true, value: undefined })
  return { waveId, mark: await markOf(event, actor, waveId) }
}

async function markOf(event: MadeEvent, actor: SignedIn, waveId: string): Promise<string> {
  const page = await readWave(base.db, actor, { eventId: event.id, waveId })
  return page?.state === 'draft' ? page.mark : ''
}

const lettersOf = (waveId: string) =>
  base.db
    .selectFrom('letters as l')
    .innerJoin('invitations as i', 'i.id', 'l.invitation_id')
    .select(['l.person_id', 'l.promotional', 'l.permission_id', 'l.props', 'l.locale', 'l.state'])
    .where('i.wave_id', '=', waveId)
    .execute()

describe('choosing people', () => {
  test('a double click makes one wave with each person once', async () => {
    const event = await anEvent(base.db)
    const actor = await staffOf(event)
    const personIds = [await willing(event), await willing(event)]
    const waveId = randomUUID()
    const press = () => createWave(base, actor, { eventId: event.id, personIds, waveId })
    const answers = await Promise.all([press(), press()])
    expect(answers.map(answer => answer.ok && answer.value.waveId)).toEqual([waveId, waveId])
    expect(await listWaves(base.db, actor, event.id)).toMatchObject([{ id: waveId, people: 2 }])
  })

  test('without a key from the form, the second press is still told the first wave', async () => {
    const event = await anEvent(base.db)
    const actor = await staffOf(event)
    const personIds = [await willing(event)]
    const press = () => createWave(base, actor, { eventId: event.id, personIds })
    const answers = await Promise.all([press(), press(), press()])
    const waves = await listWaves(base.db, actor, event.id)
    expect(waves).toHaveLength(1)
    expect(new Set(answers.map(answer => answer.ok && answer.value.waveId))).toEqual(new Set([waves[0]?.id]))
  })

  test('more people join an open wave; whoever cannot be invited is left out and counted', async () => {
    const event = await anEvent(base.db)
    const actor = await staffOf(event)
    const first = await createWave(base, actor, { eventId: event.id, personIds: [await willing(event)] })
    if (!first.ok) throw new Error(first.reason)
    const unwilling = (await someone(base.db)).id
    const never = await willing(event)
    await base.db
      .updateTable('contact_policies')
      .set({ letters_max: 0 })
      .where('person_id', '=', never)
      .execute()
    const { waveId } = first.value
    const more = await createWave(base, actor, {
      eventId: event.id,
      waveId,
      personIds: [await willing(event), unwilling, never],
    })
    expect(more).toEqual({ ok: true, value: { waveId, added: 1, leftOut: 2 } })
    expect(await createWave(base, actor, { eventId: event.id, personIds: [unwilling, never] })).toEqual({
      ok: false,
      reason: 'nobody_to_invite',
    })
    expect(await createWave(base, actor, { eventId: event.id, personIds: [] })).toEqual({
      ok: false,
      reason: 'nobody_chosen',
    })
    expect(await listWaves(base.db, actor, event.id)).toHaveLength(1)
  })

  test('someone taken out of a wave may be chosen again', async () => {
    const event = await anEvent(base.db)
    const actor = await staffOf(event)
    const personIds = [await willing(event)]
    const made = await createWave(base, actor, { eventId: event.id, personIds })
    if (!made.ok) throw new Error(made.reason)
    const { waveId } = made.value
    const page = await readWave(base.db, actor, { eventId: event.id, waveId })
    const invitationId = page?.people[0]?.invitationId ?? ''
    const stranger = await staff({ role: 'brand_staff', brandId: (await aBrand(base.db)).id })
    expect(await removeRecipient(base, stranger, { waveId, invitationId })).toEqual({
      ok: false,
      reason: 'not_found',
    })
    for (const _ of ['first', 'second'])
      expect(await removeRecipient(base, actor, { waveId, invitationId })).toMatchObject({ ok: true })
    expect(await createWave(base, actor, { eventId: event.id, personIds, waveId })).toMatchObject({
      ok: true,
      value: { added: 1 },
    })
  })

  test('another brand’s event, or wave, is not there', async () => {
    const [event, other] = [await anEvent(base.db), await anEvent(base.db)]
    const actor = await staffOf(event)
    const stranger = await staffOf(other)
    const { waveId, mark } = await written(event, actor, [await willing(event)])
    const gone = { ok: false, reason: 'not_found' }
    expect(await createWave(base, stranger, { eventId: event.id, personIds: [randomUUID()] })).toEqual(gone)
    expect(
      await createWave(base, stranger, { eventId: other.id, waveId, personIds: [await willing(other)] }),
    ).toEqual(gone)
    expect(await writeWave(base, stranger, { waveId, words })).toEqual(gone)
    expect(await sendWave(ctx(), stranger, { waveId, mark })).toEqual(gone)
    expect(await readWave(base.db, stranger, { eventId: event.id, waveId })).toBeNull()
    expect(await readWave(base.db, actor, { eventId: other.id, waveId })).toBeNull()
    expect(await listWaves(base.db, stranger, event.id)).toEqual([])
  })
})

describe('writing', () => {
  test('a field that does not exist is refused by its name', async () => {
    const event = await anEvent(base.db)
    const actor = await staffOf(event)
    const { waveId } = await written(event, actor, [await willing(event)])
    const letter = { ...words, body: { ...words.body, en: 'Dear {{nickname}}' } }
    expect(await writeWave(base, actor, { waveId, words: letter })).toEqual({
      ok: false,
      reason: 'unreadable',
      problems: [{ problem: 'unknown_field', field: 'nickname' }],
    })
  })

  test('a hole in one person’s letter is told for that person, and nothing leaves', async () => {
    const event = await anEvent(base.db)
    const actor = await staffOf(event)
    const driver = await willing(event, { familyName: 'A', model: 'Boréale RS' })
    const unknown = await willing(event, { familyName: 'B' })
    const letter = { ...words, body: { fr: 'Votre {{modèle}}.', en: 'Your {{model}}.' } }
    const { waveId, mark } = await written(event, actor, [driver, unknown], letter)
    const page = await readWave(base.db, actor, { eventId: event.id, waveId })
    expect(page?.state === 'draft' && page.people.map(person => person.missing)).toEqual([[], ['model']])
    expect(await sendWave(ctx(), actor, { waveId, mark })).toEqual({
      ok: false,
      reason: 'obstacles',
      obstacles: [{ reason: 'fields_empty', people: 1 }],
    })
    expect(await lettersOf(waveId)).toEqual([])
  })

  test('the preview is, to the word, the letter that leaves', async () => {
    const event = await anEvent(base.db)
    const actor = await staffOf(event)
    const personId = await willing(event, {
      model: 'Boréale RS',
      locale: 'en',
      givenName: 'Ada',
      familyName: 'King',
    })
    const { waveId, mark } = await written(event, actor, [personId])
    const page = await readWave(base.db, actor, { eventId: event.id, waveId })
    const asked = { waveId, invitationId: page?.people[0]?.invitationId ?? '' }
    const before = await previewLetter(ctx(), actor, asked)
    expect(before).toMatchObject({ name: 'Ada King', locale: 'en', isSent: false, place: 1, count: 1 })
    await sendWave(ctx(), actor, { waveId, mark })
    const [letter] = await lettersOf(waveId)
    expect(letter?.props).toEqual(before?.content.props)
    const after = await previewLetter(ctx(), actor, asked)
    expect(after).toEqual({ ...before, isSent: true })
    const stranger = await staff({ role: 'brand_staff', brandId: (await aBrand(base.db)).id })
    expect(await previewLetter(ctx(), stranger, asked)).toBeNull()
  })
})

describe('sending', () => {
  test('pressed twice and by two at once, a wave leaves once, with one letter each under its permission', async () => {
    const event = await anEvent(base.db)
    const [actor, colleague] = [await staffOf(event), await staffOf(event)]
    const people = [await willing(event), await willing(event), await willing(event)]
    const { waveId, mark } = await written(event, actor, people)
    const send = (who: SignedIn) => sendWave(ctx(), who, { waveId, mark })
    const answers = await Promise.all([send(actor), send(colleague), send(actor)])
    expect(answers).toEqual(Array(3).fill({ ok: true, value: { sent: 3 } }))
    const letters = await lettersOf(waveId)
    expect(letters.map(letter => letter.person_id).sort()).toEqual([...people].sort())
    for (const letter of letters) {
      expect(letter).toMatchObject({ promotional: true, state: 'queued', permission_id: expect.any(String) })
    }
    const effects = await base.db
      .selectFrom('audit_entries')
      .select('action')
      .where('subject_id', '=', waveId)
      .where('action', '=', 'wave.sent')
      .execute()
    expect(effects).toHaveLength(1)
  })

  test('what was not before staff’s eyes does not leave', async () => {
    const event = await anEvent(base.db)
    const actor = await staffOf(event)
    const { waveId, mark } = await written(event, actor, [await willing(event)])
    await createWave(base, actor, { eventId: event.id, waveId, personIds: [await willing(event)] })
    expect(await sendWave(ctx(), actor, { waveId, mark })).toEqual({ ok: false, reason: 'changed' })
    expect(await sendWave(ctx(), actor, { waveId, mark: await markOf(event, actor, waveId) })).toMatchObject({
      ok: true,
    })
  })

  test('a permission withdrawn since keeps the wave back', async () => {
    const event = await anEvent(base.db)
    const actor = await staffOf(event)
    const personId = await willing(event)
    const { waveId } = await written(event, actor, [personId, await willing(event)])
    await base.db
      .updateTable('permissions')
      .set({ withdrawn_at: new Date(), withdrawn_how: 'page' })
      .where('person_id', '=', personId)
      .execute()
    expect(await sendWave(ctx(), actor, { waveId, mark: await markOf(event, actor, waveId) })).toEqual({
      ok: false,
      reason: 'obstacles',
      obstacles: [{ reason: 'not_reachable', people: 1 }],
    })
  })

  test('a letter unsigned or not in a reader’s language, and an event that is not published, leave nothing', async () => {
    const open = await anEvent(base.db)
    const actor = await staffOf(open)
    const personId = await willing(open, { locale: 'en' })
    const letter = { ...words, body: { ...words.body, en: '' }, senderName: '' }
    const { waveId, mark } = await written(open, actor, [personId], letter)
    expect(await sendWave(ctx(), actor, { waveId, mark })).toMatchObject({
      obstacles: [{ reason: 'sender_missing' }, { reason: 'words_missing', locales: ['en'] }],
    })
    await base.db.updateTable('events').set({ state: 'draft' }).where('id', '=', open.id).execute()
    expect(await sendWave(ctx(), actor, { waveId, mark })).toMatchObject({
      obstacles: [{ reason: 'not_published' }, {}, {}],
    })
  })

  test('freezes why each was chosen, told on their page in both languages', async () => {
    const event = await anEvent(base.db)
    const actor = await staffOf(event)
    const personId = await willing(event, { model: 'Boréale RS', city: 'Annecy' })
    const made = await createWave(base, actor, {
      eventId: event.id,
      personIds: [personId],
      chosenBy: ['city'],
    })
    if (!made.ok) throw new Error(made.reason)
    const { waveId } = made.value
    await writeWave(base, actor, { waveId, words })
    await sendWave(ctx(), actor, { waveId, mark: await markOf(event, actor, waveId) })
    const invitation = await base.db
      .selectFrom('invitations')
      .select(['id', 'token_generation'])
      .where('wave_id', '=', waveId)
      .executeTakeFirstOrThrow()
    const { secrets } = ctx()
    const token = secrets.token('invitation', invitation.id, invitation.token_generation)
    expect(await findInvitationByToken(base.db, secrets, token)).toEqual({
      invitationId: invitation.id,
      personId,
    })
    expect(await findInvitationByToken(base.db, secrets, 'guess')).toBeNull()
    const page = await readInvitationPage(
      base.db,
      { kind: 'letter', personId, invitationId: invitation.id },
      invitation.id,
    )
    expect(page).toMatchObject({
      state: 'sent',
      seatsFree: 24,
      guestsAllowed: 1,
      letter: { senderName: 'Élise Marchand' },
    })
    expect(page?.letter?.paragraphs).toEqual(['Votre Boréale RS y serait bien.'])
    expect(page?.why.en).toHaveLength(4)
    expect(page?.why.en.join(' ')).toMatch(
      /invitations from Aurora.*your model, Boréale RS.*your city, Annecy.*Nothing else/,
    )
  })
})
