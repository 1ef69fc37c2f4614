import { readdir, readFile, stat, utimes } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { eraseRemovedFiles, removeFilesOf, sweepOrphans } from '~/domain/applications/erase-files.server'
import { listFiles, readMyFile } from '~/domain/applications/file-queries.server'
import { removeFile } from '~/domain/applications/remove-file.server'
import { readApplicationFacts } from '~/domain/applications/store.server'
import { uploadFile } from '~/domain/applications/upload-file.server'
import { readFileAsReader } from '~/domain/vetting/read-file.server'
import { inTransaction } from '~db/transaction'
import { aChoice, aStep, type Walker } from '../../factories/application'
import { aBrand } from '../../factories/brand'
import { aStaffMember } from '../../factories/invitation'
import { aFileQuestion, aPassageOf, type FileCtx, markSubmitted, openStore } from '../../factories/special'
import { aPhoto, aTroubledPdf } from '../../factories/upload'
import { useTestDatabase } from '../../set-up/database'

const database = useTestDatabase()
let store: Awaited<ReturnType<typeof openStore>>
let ctx: FileCtx
beforeAll(async () => {
  store = await openStore(database.db)
  ctx = store.ctx
})
afterAll(() => store.close())

const papers = (wishes = {}) =>
  aStep('proof', 'papers', {
    questions: [aFileQuestion('car', wishes), aFileQuestion('licence', { isRequired: false })],
  })
const someoneAsked = (wishes = {}) => aPassageOf(database.db, [papers(wishes)])

async function send(walker: Walker, fileName: string, bytes: Uint8Array, questionId = 'car') {
  return uploadFile(ctx, walker.actor, { applicationId: walker.applicationId, questionId, fileName, bytes })
}
async function sendOrFail(walker: Walker, fileName: string, bytes: Uint8Array, questionId = 'car') {
  const sent = await send(walker, fileName, bytes, questionId)
  if (!sent.ok) throw new Error(`refused: ${sent.reason}`)
  return sent.value.fileId
}
const answersOf = async (walker: Walker) =>
  (await readApplicationFacts(database.db, walker.applicationId))?.answers

test('a photograph is kept anew, under a name that says nothing, readable by the house alone', async () => {
  const walker = await someoneAsked()
  const fileId = await sendOrFail(walker, 'C:\\photos\\Ma carte grise.HEIC', await aPhoto())
  const [file] = await listFiles(database.db, walker.applicationId)
  expect(file).toMatchObject({ id: fileId, fileName: 'Ma carte grise.jpg', mediaType: 'image/jpeg' })
  const { stored_as: storedAs } = await rowOf(fileId)
  const place = join(store.folder, storedAs.slice(0, 2), storedAs.slice(2, 4), storedAs)
  expect((await stat(place)).mode & 0o777).toBe(0o600)
  expect((await sharp(await readFile(place)).metadata()).exif).toBeUndefined()
})

test('the answer names the file in the transaction that keeps it, and the step is done', async () => {
  const walker = await someoneAsked()
  const first = await sendOrFail(walker, 'one.pdf', await aTroubledPdf())
  const second = await sendOrFail(walker, 'two.jpg', await aPhoto())
  expect((await answersOf(walker))?.car).toEqual({ fileIds: [first, second] })
  const row = await database.db
    .selectFrom('application_answers')
    .select('value')
    .where('application_id', '=', walker.applicationId)
    .executeTakeFirst()
  expect(row?.value).toEqual({ fileIds: [first, second] })
})

test('a double click keeps one file', async () => {
  const walker = await someoneAsked()
  const photo = await aPhoto()
  const [one, two] = await Promise.all([
    sendOrFail(walker, 'car.jpg', photo),
    sendOrFail(walker, 'car.jpg', photo),
  ])
  expect(one).toBe(two)
  expect(await listFiles(database.db, walker.applicationId)).toHaveLength(1)
})

test('three at once for two places: two are kept, and no bytes are left of the third', async () => {
  const walker = await someoneAsked()
  const before = (await keptNames()).length
  const photos = await Promise.all([100, 200, 300].map(width => aPhoto({ width })))
  const sent = await Promise.all(photos.map((photo, index) => send(walker, `${index}.jpg`, photo)))
  expect(sent.filter(each => each.ok)).toHaveLength(2)
  expect(sent.find(each => !each.ok)).toEqual({ ok: false, reason: 'enough', most: 2 })
  expect(await keptNames()).toHaveLength(before + 2)
})

test('nothing is taken for another’s application, for no question, for a hidden one, or once it was sent', async () => {
  const photo = await aPhoto()
  const walker = await aPassageOf(database.db, [
    aStep('questions', 'you', { questions: [aChoice('tie', ['drives', 'admires'])] }),
    papers({ showWhen: { question: 'tie', is: 'one_of', options: ['drives'] } }),
  ])
  const stranger = await someoneAsked()
  await walker.press('you', { tie: 'admires' })
  expect(await send(walker, 'car.jpg', photo)).toEqual({ ok: false, reason: 'not_found' })
  expect(await send(walker, 'car.jpg', photo, 'nothing')).toEqual({ ok: false, reason: 'not_found' })
  await walker.press('you', { tie: 'drives' })
  await sendOrFail(walker, 'car.jpg', photo)
  expect(await send({ ...walker, actor: stranger.actor }, 'car.jpg', photo)).toEqual({
    ok: false,
    reason: 'not_found',
  })
  await markSubmitted(database.db, walker.applicationId)
  expect(await send(walker, 'more.jpg', await aPhoto({ width: 50 }))).toEqual({ ok: false, reason: 'closed' })
})

test('a request of the club opens the step again, for that step alone', async () => {
  const walker = await someoneAsked()
  await sendOrFail(walker, 'car.jpg', await aPhoto())
  await markSubmitted(database.db, walker.applicationId)
  const manager = await aStaffMember(database.db, { role: 'manager' })
  await database.db
    .insertInto('application_messages')
    .values({
      application_id: walker.applicationId,
      kind: 'request',
      author_id: manager.personId,
      step_id: 'papers',
      words: 'Le verso, s’il vous plaît.',
    })
    .execute()
  expect((await send(walker, 'verso.jpg', await aPhoto({ width: 50 }))).ok).toBe(true)
})

test('a page that pretends to be a picture is refused, and leaves nothing', async () => {
  const walker = await someoneAsked()
  const before = await keptNames()
  expect(await send(walker, 'car.jpg', Buffer.from('<html><script>alert(1)</script></html>'))).toEqual({
    ok: false,
    reason: 'not_accepted',
  })
  expect(await keptNames()).toEqual(before)
})

test('a file that is taken back is gone from the answer at once, and from the disk by the worker, once', async () => {
  const walker = await someoneAsked()
  const fileId = await sendOrFail(walker, 'car.jpg', await aPhoto())
  const asked = { applicationId: walker.applicationId, fileId }
  expect(await readMyFile(ctx, walker.actor, asked)).not.toBeNull()
  expect(await removeFile(ctx, walker.actor, asked)).toEqual({ ok: true, value: { stepId: 'papers' } })
  expect(await removeFile(ctx, walker.actor, asked)).toEqual({ ok: true, value: { stepId: 'papers' } })
  expect(await readMyFile(ctx, walker.actor, asked)).toBeNull()
  expect((await answersOf(walker))?.car).toBeUndefined()
  const { stored_as: storedAs } = await rowOf(fileId)
  expect(await ctx.files.read(storedAs)).not.toBeNull()
  await eraseRemovedFiles(ctx)
  expect(await ctx.files.read(storedAs)).toBeNull()
  expect((await rowOf(fileId)).erased_at).not.toBeNull()
  expect(await eraseRemovedFiles(ctx)).toBe(0)
})

test('after a crash between the erasing and its mark, it is done again without harm', async () => {
  const walker = await someoneAsked()
  const fileId = await sendOrFail(walker, 'car.jpg', await aPhoto())
  await inTransaction(database.db, tx => removeFilesOf(tx, walker.applicationId))
  await ctx.files.erase((await rowOf(fileId)).stored_as)
  expect(await eraseRemovedFiles(ctx)).toBe(1)
  expect((await rowOf(fileId)).erased_at).not.toBeNull()
})

test('bytes that a crash left without a row are swept after a day; named ones and fresh ones stay', async () => {
  const walker = await someoneAsked()
  const fileId = await sendOrFail(walker, 'car.jpg', await aPhoto())
  const named = (await rowOf(fileId)).stored_as
  const [orphan, fresh] = [
    await ctx.files.keep(Buffer.from('lost')),
    await ctx.files.keep(Buffer.from('new')),
  ]
  await age(orphan)
  await age(named)
  expect(await sweepOrphans(ctx)).toBe(1)
  expect(await ctx.files.read(orphan)).toBeNull()
  expect(await ctx.files.read(named)).not.toBeNull()
  expect(await ctx.files.read(fresh)).not.toBeNull()
})

test('where most files seem to be nobody’s, the database is taken for the wrong one and nothing is erased', async () => {
  const other = await openStore(database.db)
  const names = await Promise.all(Array.from({ length: 25 }, () => other.ctx.files.keep(Buffer.from('kept'))))
  for (const name of names) await age(name, other.folder)
  expect(await sweepOrphans(other.ctx)).toBe(0)
  expect(await other.ctx.files.read(names[0] ?? '')).not.toBeNull()
  await other.close()
})

test('who reads: the owner, and once it was sent those who read the application, managers alone where it says so', async () => {
  const { id: brandId } = await aBrand(database.db)
  const walker = await aPassageOf(
    database.db,
    [
      aStep('proof', 'papers', {
        questions: [aFileQuestion('car'), aFileQuestion('passport', { readBy: 'managers' })],
      }),
    ],
    { brandId },
  )
  const car = await sendOrFail(walker, 'car.jpg', await aPhoto())
  const passport = await sendOrFail(walker, 'passport.jpg', await aPhoto({ width: 90 }), 'passport')
  const manager = await aStaffMember(database.db, { role: 'manager' })
  const brandStaff = await aStaffMember(database.db, { role: 'brand_staff', brandId })
  const others = await aStaffMember(database.db, {
    role: 'brand_staff',
    brandId: (await aBrand(database.db)).id,
  })
  const stranger = await someoneAsked()
  const { applicationId } = walker
  const reads = async (actor: typeof manager, fileId: string) =>
    (await readFileAsReader(ctx, actor, { applicationId, fileId })) !== null

  expect(await reads(manager, car)).toBe(false)
  await markSubmitted(database.db, applicationId)
  expect([await reads(manager, car), await reads(manager, passport)]).toEqual([true, true])
  expect([await reads(brandStaff, car), await reads(brandStaff, passport)]).toEqual([true, false])
  expect([await reads(others, car), await reads(stranger.actor, car)]).toEqual([false, false])
  expect(await readMyFile(ctx, stranger.actor, { applicationId, fileId: car })).toBeNull()
  expect(
    await readMyFile(ctx, walker.actor, { applicationId: stranger.applicationId, fileId: car }),
  ).toBeNull()
  expect(await readMyFile(ctx, walker.actor, { applicationId, fileId: passport })).not.toBeNull()
})

test('a file to a question that earlier answers hide was never sent, and nobody of the club reads it', async () => {
  const walker = await aPassageOf(database.db, [
    aStep('questions', 'you', { questions: [aChoice('tie', ['drives', 'admires'])] }),
    papers({ showWhen: { question: 'tie', is: 'one_of', options: ['drives'] } }),
  ])
  await walker.press('you', { tie: 'drives' })
  const fileId = await sendOrFail(walker, 'car.jpg', await aPhoto())
  await walker.press('you', { tie: 'admires' })
  await markSubmitted(database.db, walker.applicationId)
  const manager = await aStaffMember(database.db, { role: 'manager' })
  expect(await readFileAsReader(ctx, manager, { applicationId: walker.applicationId, fileId })).toBeNull()
})

async function rowOf(fileId: string) {
  return database.db
    .selectFrom('application_files')
    .select(['stored_as', 'erased_at'])
    .where('id', '=', fileId)
    .executeTakeFirstOrThrow()
}

async function keptNames(): Promise<string[]> {
  const all = await readdir(store.folder, { recursive: true, withFileTypes: true })
  return all
    .filter(entry => entry.isFile())
    .map(entry => entry.name)
    .sort()
}

async function age(storedAs: string, folder = store.folder): Promise<void> {
  const before = new Date(Date.now() - 25 * 3_600_000)
  await utimes(join(folder, storedAs.slice(0, 2), storedAs.slice(2, 4), storedAs), before, before)
}
