import { decodePDFRawStream, PDFDict, PDFDocument, PDFName, PDFRawStream } from '@cantoo/pdf-lib'
import { expect, test } from 'vitest'
import { cleanPdf } from '~/infra/clean-pdf.server'
import { cleanUpload } from '~/infra/uploads.server'
import { aPdfBomb, aTroubledPdf, aZip, blanks } from '../../factories/upload'

const strangers = /<html|<script|PK[^a-z]{2}/
const clean = (bytes: Uint8Array) => cleanUpload(bytes, 'images_and_pdf')

test('a PDF comes out with its pages and nothing else of what it carried', async () => {
  const original = await aTroubledPdf()
  expect(findSecrets(await textOf(original))).not.toEqual([])
  const cleaned = await cleanOrFail(original)
  const pdf = await PDFDocument.load(cleaned, { updateMetadata: false })
  expect(pdf.getPageCount()).toBe(2)
  expect(pdf.getPage(0).getSize()).toEqual({ width: 300, height: 400 })
  const text = await textOf(cleaned)
  expect(findSecrets(text)).toEqual([])
  for (const word of [
    'JavaScript',
    'Launch',
    '/URI',
    'OpenAction',
    '/AA',
    'AcroForm',
    'EmbeddedFile',
    '/Info',
  ])
    expect(text).not.toContain(word)
  expect(text).toContain('/Page')
})

test('what was written into a form is still seen, as a picture', async () => {
  const pdf = await PDFDocument.load(await cleanOrFail(await aTroubledPdf()))
  const marks = pdf.getPage(0).node.Annots()
  expect(marks?.size()).toBe(1)
  const mark = marks?.lookup(0, PDFDict)
  expect(mark?.lookup(PDFName.of('Subtype'))).toBe(PDFName.of('Stamp'))
  const picture = mark?.lookup(PDFName.of('AP'), PDFDict).lookup(PDFName.of('N'))
  expect(picture).toBeInstanceOf(PDFRawStream)
  expect(await textOf(await pdf.save())).toContain('52656D706C69')
})

test('a PDF that is also a page and an archive comes out as a PDF alone', async () => {
  const pdf = await aTroubledPdf()
  const both = Buffer.concat([Buffer.from('<html><script>alert(1)</script>\n'), pdf, aZip()])
  const cleaned = Buffer.from(await cleanOrFail(both))
  expect(cleaned.subarray(0, 5).toString()).toBe('%PDF-')
  expect(cleaned.toString('latin1')).not.toMatch(strangers)
})

test('what hides behind the data of a stream, or lies in one in the clear, does not come along', async () => {
  const pdf = await PDFDocument.create()
  const page = pdf.addPage([100, 100])
  const plain = pdf.context.stream(`q Q %<html><script>alert(1)</script>\n% ${aZip().toString('latin1')}`)
  const packed = pdf.context.flateStream('q Q')
  const longer = PDFRawStream.of(packed.dict, Buffer.concat([packed.contents, aZip()]))
  page.node.set(
    PDFName.of('Contents'),
    pdf.context.obj([pdf.context.register(plain), pdf.context.register(longer)]),
  )
  const cleaned = Buffer.from(await cleanOrFail(await pdf.save({ useObjectStreams: false })))
  expect(cleaned.toString('latin1')).not.toMatch(strangers)
  const read = await PDFDocument.load(cleaned)
  expect(read.getPageCount()).toBe(1)
})

test('a protected PDF is refused as such', async () => {
  const pdf = await PDFDocument.create()
  pdf.addPage()
  pdf.encrypt({ userPassword: 'secret', ownerPassword: 'secret too' })
  expect(await clean(await pdf.save())).toEqual({ ok: false, reason: 'protected' })
})

test('a PDF of more than a hundred pages is refused, one of a hundred is taken', {
  timeout: 30_000,
}, async () => {
  expect(await clean(await pagesOf(101))).toEqual({ ok: false, reason: 'too_many_pages' })
  expect((await clean(await pagesOf(100))).ok).toBe(true)
})

test('what only begins like a PDF is refused', async () => {
  expect(await clean(Buffer.from('%PDF-1.7\nnothing of the kind'))).toEqual({
    ok: false,
    reason: 'unreadable',
  })
})

test('a small PDF that would unfold to two gigabytes is refused before it does', async () => {
  const bomb = aPdfBomb(2000)
  expect(bomb.length).toBeLessThan(3 * 1024 * 1024)
  const before = process.memoryUsage.rss()
  let most = 0
  const look = setInterval(() => (most = Math.max(most, process.memoryUsage.rss() - before)), 10)
  expect(await clean(bomb)).toEqual({ ok: false, reason: 'unreadable' })
  clearInterval(look)
  expect(most).toBeLessThan(600 * 1024 * 1024)
}, 60_000)

test('a page whose drawing would unfold to a gigabyte is refused', async () => {
  const pdf = await PDFDocument.create()
  const page = pdf.addPage()
  const dict = pdf.context.obj({ Filter: 'FlateDecode' })
  page.node.set(PDFName.of('Contents'), pdf.context.register(PDFRawStream.of(dict, blanks(1000))))
  expect(await clean(await pdf.save())).toEqual({ ok: false, reason: 'unreadable' })
}, 60_000)

test('a document made to keep its reader busy for hours is given up in time, and pages are served meanwhile', async () => {
  const endless = Buffer.from(`%PDF-1.7\n${'1 0 obj\n('.repeat(1_500_000)}`)
  let ticks = 0
  const pulse = setInterval(() => (ticks += 1), 50)
  const began = performance.now()
  expect(await cleanPdf(endless, { seconds: 2 })).toEqual({ ok: false, reason: 'unreadable' })
  clearInterval(pulse)
  const seconds = (performance.now() - began) / 1000
  expect(seconds).toBeLessThan(10)
  expect(ticks).toBeGreaterThan(seconds * 8)
}, 60_000)

async function cleanOrFail(bytes: Uint8Array): Promise<Uint8Array> {
  const cleaned = await clean(bytes)
  if (!cleaned.ok) throw new Error(`refused: ${cleaned.reason}`)
  expect(cleaned.value.mediaType).toBe('application/pdf')
  return cleaned.value.bytes
}

async function pagesOf(count: number): Promise<Uint8Array> {
  const pdf = await PDFDocument.create()
  for (let index = 0; index < count; index++) pdf.addPage([50, 50])
  return pdf.save()
}

/** Every object of a document, its streams unfolded, as one text. */
async function textOf(bytes: Uint8Array): Promise<string> {
  const pdf = await PDFDocument.load(bytes, { updateMetadata: false })
  const objects = pdf.context.enumerateIndirectObjects().map(([, object]) => {
    if (!(object instanceof PDFRawStream)) return object.toString()
    const isPicture = object.dict.lookup(PDFName.of('Filter')) === PDFName.of('DCTDecode')
    const data = isPicture ? object.contents : decodePDFRawStream(object).decode()
    return `${object.dict.toString()}\n${Buffer.from(data).toString('latin1')}`
  })
  return [...objects, JSON.stringify(pdf.context.trailerInfo)].join('\n')
}

function findSecrets(text: string): string[] {
  const written = [...text.matchAll(/Secret\w*/g)].map(([word]) => word)
  const inHex = Buffer.from('Secret', 'utf16le').swap16().toString('hex').toUpperCase()
  return text.includes(inHex) ? [...written, 'Secret in hex'] : written
}
