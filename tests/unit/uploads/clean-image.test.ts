import { deflateSync } from 'node:zlib'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { cleanUpload, kindOf } from '~/infra/uploads.server'
import { aMovingWebp, aPhoto, aTroubledPdf, aZip } from '../../factories/upload'

const clean = (bytes: Uint8Array) => cleanUpload(bytes, 'images')

test.each(['jpeg', 'png', 'webp'] as const)(
  'of a %s its pixels remain, upright, and nothing else',
  async format => {
    const original = await aPhoto({ format })
    expect((await sharp(original).metadata()).exif).toBeDefined()
    const { bytes, mediaType } = await cleanOrFail(original)
    const { exif, icc, xmp, iptc, comments, orientation, width, height } = await sharp(bytes).metadata()
    expect({ exif, icc, xmp, iptc, comments, orientation }).toEqual({})
    expect([width, height]).toEqual([480, 640])
    expect(mediaType).toBe(format === 'png' ? 'image/png' : 'image/jpeg')
    expect(Buffer.from(bytes).toString('latin1')).not.toContain('SecretCamera')
  },
)

test('a picture that one can see through stays so', async () => {
  const { bytes, mediaType } = await cleanOrFail(await aPhoto({ format: 'webp', alpha: true }))
  expect(mediaType).toBe('image/png')
  expect((await sharp(bytes).metadata()).hasAlpha).toBe(true)
})

test('a large picture is brought to 4096 pixels on its longer side', async () => {
  const { bytes } = await cleanOrFail(await aPhoto({ width: 5000, height: 1000 }))
  const { width, height } = await sharp(bytes).metadata()
  expect([width, height]).toEqual([819, 4096])
})

test('an archive or a page behind a picture does not come along', async () => {
  const both = Buffer.concat([await aPhoto(), aZip(), Buffer.from('<html><script>alert(1)</script>')])
  const { bytes } = await cleanOrFail(both)
  expect(Buffer.from(bytes).toString('latin1')).not.toMatch(/<html|<script|PK[^a-z]{2}/)
})

test('what it is, is told by its content and never by what it is called', async () => {
  expect(kindOf(await aTroubledPdf())).toBe('pdf')
  expect(kindOf(await aPhoto())).toBe('jpeg')
  expect(kindOf(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'))).toBe(null)
  expect(kindOf(Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1'))).toBe(null)
  expect(kindOf(aZip())).toBe(null)
  expect(kindOf(Buffer.from('MZ\x90\0', 'latin1'))).toBe(null)
})

test.each([
  ['nothing', Buffer.alloc(0), 'empty'],
  ['more than twenty megabytes', Buffer.alloc(20 * 1024 * 1024 + 1, 0xff), 'too_large'],
  ['a drawing in SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'not_accepted'],
  ['a moving GIF', Buffer.from('GIF89a\x01\0\x01\0'), 'animated'],
  ['the head of a picture without its body', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16]), 'unreadable'],
])('%s is refused with its reason', async (_what, bytes, reason) => {
  expect(await clean(bytes)).toEqual({ ok: false, reason })
})

test('a PDF is refused where pictures alone are asked', async () => {
  expect(await clean(await aTroubledPdf())).toEqual({ ok: false, reason: 'pdf_not_accepted' })
})

test('half a picture is refused', async () => {
  const photo = await aPhoto({ width: 2000, height: 2000 })
  expect(await clean(photo.subarray(0, photo.length / 2))).toEqual({ ok: false, reason: 'unreadable' })
})

test('moving WebP and PNG are refused as such', async () => {
  expect(await clean(await aMovingWebp())).toEqual({ ok: false, reason: 'animated' })
  const png = await aPhoto({ format: 'png' })
  const moving = Buffer.concat([png.subarray(0, 33), aChunk('acTL', Buffer.alloc(8)), png.subarray(33)])
  expect(await clean(moving)).toEqual({ ok: false, reason: 'animated' })
})

test('a small picture that would unfold to four billion pixels is refused by its head', async () => {
  const head = Buffer.alloc(13)
  head.writeUInt32BE(65_535, 0)
  head.writeUInt32BE(65_535, 4)
  head.set([8, 2, 0, 0, 0], 8)
  const bomb = Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    aChunk('IHDR', head),
    aChunk('IDAT', deflateSync(Buffer.alloc(1_000_000))),
    aChunk('IEND', Buffer.alloc(0)),
  ])
  const began = performance.now()
  expect(await clean(bomb)).toEqual({ ok: false, reason: 'too_many_pixels' })
  expect(performance.now() - began).toBeLessThan(2_000)
})

test('a crowd of uploads waits its turn, and beyond a dozen waiting the rest is asked to come back', async () => {
  const photo = await aPhoto()
  const outcomes = await Promise.all(Array.from({ length: 20 }, () => clean(photo)))
  expect(outcomes.filter(outcome => outcome.ok)).toHaveLength(14)
  expect(outcomes.filter(outcome => !outcome.ok && outcome.reason === 'busy')).toHaveLength(6)
  expect((await clean(photo)).ok).toBe(true)
})

async function cleanOrFail(bytes: Uint8Array) {
  const cleaned = await clean(bytes)
  if (!cleaned.ok) throw new Error(`refused: ${cleaned.reason}`)
  return cleaned.value
}

function aChunk(type: string, data: Buffer): Buffer {
  const head = Buffer.alloc(8)
  head.writeUInt32BE(data.length, 0)
  head.write(type, 4, 'latin1')
  // The checksum is left at zero: the first look at a picture does not ask for it.
  return Buffer.concat([head, data, Buffer.alloc(4)])
}
