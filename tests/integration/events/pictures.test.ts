import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sweepOrphans } from '~/domain/applications/erase-files.server'
import { addPicture } from '~/domain/events/add-picture.server'
import { changePicture, type PictureChange } from '~/domain/events/change-picture.server'
import { listPictures } from '~/domain/events/picture-queries.server'
import { cropInPixels } from '~/domain/events/pictures'
import type { SignedIn } from '~/domain/kernel/actor'
import { createPictures, measurePicture } from '~/infra/pictures.server'
import { anEvent, type MadeEvent } from '../../factories/event'
import { aStaffMember } from '../../factories/invitation'
import { openStore } from '../../factories/special'
import { aMovingWebp, aPhoto, aTroubledPdf } from '../../factories/upload'
import { useTestDatabase } from '../../set-up/database'

const database = useTestDatabase()
let store: Awaited<ReturnType<typeof openStore>>
beforeAll(async () => {
  store = await openStore(database.db)
})
afterAll(() => store.close())

const ctxOf = () => ({ ...store.ctx, measurePicture })
const alt = { fr: 'Un lac gelé sous les aurores', en: 'A frozen lake under the aurora' }

async function aRunEvent(): Promise<{ event: MadeEvent; staff: SignedIn }> {
  const event = await anEvent(database.db)
  const staff = await aStaffMember(database.db, { role: 'brand_staff', brandId: event.brandId })
  return { event, staff }
}
async function add(staff: SignedIn, eventId: string, bytes?: Uint8Array, words = alt) {
  return addPicture(ctxOf(), staff, { eventId, bytes: bytes ?? (await aPhoto()), alt: words })
}
async function addOrFail(staff: SignedIn, eventId: string) {
  const added = await add(staff, eventId)
  if (!added.ok) throw new Error(`refused: ${added.reason}`)
  return added.value.pictureId
}
const change = (staff: SignedIn, eventId: string, pictureId: string, wish: PictureChange) =>
  changePicture(store.ctx, staff, { eventId, pictureId, change: wish })
const orderOf = async (staff: SignedIn, eventId: string) =>
  (await listPictures(database.db, staff, eventId)).map(({ id }) => id)
const storedAs = async (id: string) =>
  (await database.db.selectFrom('event_pictures').select('stored_as').where('id', '=', id).executeTakeFirst())
    ?.stored_as ?? ''
const place = (name: string) => join(store.folder, name.slice(0, 2), name.slice(2, 4), name)

test('of a photograph its pixels are kept, and neither the place nor the camera', async () => {
  const { event, staff } = await aRunEvent()
  const photo = await aPhoto({ width: 640, height: 480 })
  expect(Buffer.from(photo).includes('SecretCamera')).toBe(true)
  const added = await add(staff, event.id, photo)
  if (!added.ok) throw new Error(added.reason)
  const bytes = await readFile(place(await storedAs(added.value.pictureId)))
  expect((await sharp(bytes).metadata()).exif).toBeUndefined()
  expect(bytes.includes('SecretCamera')).toBe(false)
  // Turned upright: what the telephone held sideways is as high as it was wide.
  expect(await listPictures(database.db, staff, event.id)).toMatchObject([
    { width: 480, height: 640, position: 1, alt },
  ])
})

test('what is no picture, moves, or is too large is not taken', async () => {
  const { event, staff } = await aRunEvent()
  const reasons = await Promise.all(
    [
      await aTroubledPdf(),
      await aMovingWebp(),
      Buffer.from('<svg onload="alert(1)"/>'),
      new Uint8Array(20 * 1024 * 1024 + 1),
      new Uint8Array(),
    ].map(bytes => add(staff, event.id, bytes)),
  )
  expect(reasons.map(answer => !answer.ok && answer.reason)).toEqual([
    'pdf_not_accepted',
    'animated',
    'not_accepted',
    'too_large',
    'empty',
  ])
  expect(await orderOf(staff, event.id)).toEqual([])
})

test('a picture is told in both languages or not taken', async () => {
  const { event, staff } = await aRunEvent()
  expect(await add(staff, event.id, undefined, { fr: 'Un lac', en: '  ' })).toMatchObject({
    reason: 'alt_needed',
  })
  const id = await addOrFail(staff, event.id)
  expect(
    await change(staff, event.id, id, { kind: 'describe', alt: { fr: '', en: 'A lake' } }),
  ).toMatchObject({
    reason: 'alt_needed',
  })
})

test('pictures keep the order that they are given, and the first opens the page', async () => {
  const { event, staff } = await aRunEvent()
  const [one, two, three] = [
    await addOrFail(staff, event.id),
    await addOrFail(staff, event.id),
    await addOrFail(staff, event.id),
  ]
  await change(staff, event.id, three, { kind: 'cover' })
  expect(await orderOf(staff, event.id)).toEqual([three, one, two])
  await change(staff, event.id, one, { kind: 'move', by: 1 })
  expect(await orderOf(staff, event.id)).toEqual([three, two, one])
  await change(staff, event.id, one, { kind: 'move', by: 1 })
  expect(await orderOf(staff, event.id)).toEqual([three, two, one])
  const bytes = await storedAs(two)
  await change(staff, event.id, two, { kind: 'remove' })
  expect(await orderOf(staff, event.id)).toEqual([three, one])
  await expect(readFile(place(bytes))).rejects.toThrow('ENOENT')
})

test('two pictures that arrive at once both have a place of their own', async () => {
  const { event, staff } = await aRunEvent()
  await Promise.all([add(staff, event.id), add(staff, event.id), add(staff, event.id)])
  expect((await listPictures(database.db, staff, event.id)).map(({ position }) => position)).toEqual([
    1, 2, 3,
  ])
})

test('another house neither adds nor changes a picture', async () => {
  const { event, staff } = await aRunEvent()
  const id = await addOrFail(staff, event.id)
  const { staff: stranger } = await aRunEvent()
  expect(await add(stranger, event.id)).toMatchObject({ reason: 'not_found' })
  expect(await change(stranger, event.id, id, { kind: 'remove' })).toMatchObject({ reason: 'not_found' })
  const { event: another, staff: other } = await aRunEvent()
  expect(await change(other, another.id, id, { kind: 'remove' })).toMatchObject({ reason: 'not_found' })
})

test('a crop shows its part alone, in no more pixels than it holds', async () => {
  const { event, staff } = await aRunEvent()
  const id = await addOrFail(staff, event.id)
  await change(staff, event.id, id, { kind: 'crop', crop: { x: 0.25, y: 0, width: 0.5, height: 0.5 } })
  const [picture] = await listPictures(database.db, staff, event.id)
  if (!picture) throw new Error('the picture is gone')
  const draw = createPictures(store.ctx.files)
  const drawn = await draw({
    storedAs: await storedAs(id),
    crop: cropInPixels(picture),
    width: 480,
    format: 'webp',
  })
  expect(await sharp(drawn ?? new Uint8Array()).metadata()).toMatchObject({
    format: 'webp',
    width: 240,
    height: 320,
  })
  expect(
    await change(staff, event.id, id, { kind: 'crop', crop: { x: 0.9, y: 0, width: 0.5, height: 1 } }),
  ).toMatchObject({
    reason: 'outside',
  })
})

test('the sweep of orphans leaves the pictures of events alone', async () => {
  const { event, staff } = await aRunEvent()
  const id = await addOrFail(staff, event.id)
  const name = await storedAs(id)
  const stray = await store.ctx.files.keep(await aPhoto())
  const old = {
    ...store.ctx.files,
    keptBefore: async function* () {
      yield name
      yield stray
    },
  }
  expect(await sweepOrphans({ ...store.ctx, files: old })).toBe(1)
  await expect(readFile(place(name))).resolves.toBeDefined()
  await expect(readFile(place(stray))).rejects.toThrow('ENOENT')
})
