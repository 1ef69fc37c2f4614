// Runs as a thread (clean-pdf.server.ts): takes the bytes of a PDF, answers those of a new one with its pages alone.
const { constants, deflateSync, inflateSync } = require('node:zlib')
const { parentPort, workerData } = require('node:worker_threads')

const { library, mostPages, mostDecodedBytes } = workerData
const pdf = require(library)
const { PDFArray, PDFContext, PDFDict, PDFDocument, PDFName, PDFRawStream, PDFRef, PDFStream } = pdf

class Refused extends Error {
  /** @param {string} reason */
  constructor(reason) {
    super(reason)
    this.reason = reason
  }
}

// What a page needs to be drawn. Whatever else it holds (scripts, thumbnails, private data, beads) stays behind.
const pageKeys = keys(
  'Type',
  'MediaBox',
  'CropBox',
  'Rotate',
  'UserUnit',
  'Resources',
  'Contents',
  'Group',
  'Parent',
)

// Marks on a page that are drawn by a picture of their own. A link, a sound, a film, an attached file or a note is none.
const drawnMarks = keys(
  ...['Widget', 'Stamp', 'FreeText', 'Ink', 'Highlight', 'Underline', 'StrikeOut', 'Squiggly'],
  ...['Line', 'Square', 'Circle', 'Polygon', 'PolyLine'],
)
const markKeys = keys(
  'Type',
  'Subtype',
  'Rect',
  'F',
  'AP',
  'AS',
  'C',
  'CA',
  'ca',
  'Border',
  'BS',
  'QuadPoints',
)

// Never needed to draw anything, wherever they stand.
const strayKeys = [
  ...[
    'Metadata',
    'PieceInfo',
    'LastModified',
    'AA',
    'OpenAction',
    'JS',
    'JavaScript',
    'URI',
    'Names',
    'AcroForm',
  ],
  ...[
    'XFA',
    'EF',
    'AF',
    'RichMediaContent',
    'OPI',
    'Ref',
    'Alternates',
    'Thumb',
    'StructParent',
    'StructParents',
  ],
]

// What describes the data of a stream itself: written anew with the data.
const dataKeys = keys('Filter', 'DecodeParms', 'Length', 'F', 'FFilter', 'FDecodeParms', 'DL')

let decoded = 0
let isExhausted = false
/** @param {number} bytes */
function spend(bytes) {
  decoded += bytes
  if (decoded <= mostDecodedBytes) return
  isExhausted = true
  throw new Refused('unreadable')
}

limitLibrary()
parentPort.once('message', async bytes => {
  try {
    const clean = await copyPages(bytes)
    parentPort.postMessage({ ok: true, bytes: clean })
  } catch (error) {
    const isProtected = error instanceof pdf.EncryptedPDFError
    const reason = error instanceof Refused ? error.reason : isProtected ? 'protected' : 'unreadable'
    parentPort.postMessage({ ok: false, reason })
  }
})

/** @param {Uint8Array} bytes */
async function copyPages(bytes) {
  const source = await PDFDocument.load(bytes, {
    updateMetadata: false,
    parseSpeed: Number.POSITIVE_INFINITY,
  })
  // The reader carries on after an object that it could not read.
  if (isExhausted) throw new Refused('unreadable')
  const count = source.getPageCount()
  if (count === 0) throw new Refused('unreadable')
  if (count > mostPages) throw new Refused('too_many_pages')
  for (const page of source.getPages()) strip(page.node, source.context)
  const target = await PDFDocument.create({ updateMetadata: false })
  for (const page of await target.copyPages(source, source.getPageIndices())) target.addPage(page)
  for (const [ref, object] of target.context.enumerateIndirectObjects()) {
    const found = object instanceof PDFRawStream ? renew(object) : object
    if (found !== object) target.context.assign(ref, found)
    sweep(found)
  }
  return target.save({ updateFieldAppearances: false, addDefaultPage: false })
}

/** Takes from a page, before it is copied, all that it is not drawn with. */
function strip(page, context) {
  // What a page has from the tree above it is written on it first: the tree does not come along.
  for (const key of ['MediaBox', 'CropBox', 'Rotate', 'Resources']) {
    const value = page.getInheritableAttribute(PDFName.of(key))
    if (value) page.set(PDFName.of(key), value)
  }
  const marks = page.lookup(PDFName.of('Annots'))
  for (const key of page.keys()) if (!pageKeys.has(key)) page.delete(key)
  if (!(marks instanceof PDFArray)) return
  const drawn = context.obj([])
  for (let index = 0; index < marks.size(); index++) {
    const mark = marks.lookup(index)
    const picture = mark instanceof PDFDict ? pictureOf(mark, context) : null
    if (picture) drawn.push(picture)
  }
  if (drawn.size() > 0) page.set(PDFName.of('Annots'), drawn)
}

/** A mark as a bare picture: what was written into a form is seen, and is no form any more. */
function pictureOf(mark, context) {
  const subtype = mark.lookup(PDFName.of('Subtype'))
  const appearance = mark.lookup(PDFName.of('AP'))
  if (!drawnMarks.has(subtype) || !(appearance instanceof PDFDict)) return null
  const picture = context.obj({})
  for (const [key, value] of mark.entries()) if (markKeys.has(key)) picture.set(key, value)
  const shown = context.obj({})
  const normal = appearance.get(PDFName.of('N'))
  if (normal) shown.set(PDFName.of('N'), normal)
  picture.set(PDFName.of('AP'), shown)
  picture.set(PDFName.of('Type'), PDFName.of('Annot'))
  if (subtype === PDFName.of('Widget')) picture.set(PDFName.of('Subtype'), PDFName.of('Stamp'))
  return picture
}

/** Removes what should not have come along, however deep. An array or dictionary of the document has no circle. */
function sweep(object) {
  const dict = object instanceof PDFStream ? object.dict : object
  if (dict instanceof PDFArray) {
    for (let index = 0; index < dict.size(); index++) sweepDirect(dict.get(index))
    return
  }
  if (!(dict instanceof PDFDict)) return
  for (const key of strayKeys) dict.delete(PDFName.of(key))
  for (const [, value] of dict.entries()) sweepDirect(value)
}

function sweepDirect(value) {
  if (!(value instanceof PDFRef)) sweep(value)
}

/**
 * A stream that holds what it says and nothing behind it. Compressed data are unfolded to find where they end; a picture
 * loses what its camera wrote; data that came in the clear are compressed.
 */
function renew(stream) {
  const filter = stream.dict.lookup(PDFName.of('Filter'))
  const outer = filter instanceof PDFArray ? filter.lookup(0) : filter
  if (outer === undefined || (filter instanceof PDFArray && filter.size() === 0)) {
    spend(stream.contents.length)
    return plainAgain(stream)
  }
  if (outer === PDFName.of('FlateDecode')) return withContents(stream, wholeFlate(stream.contents))
  if (outer === PDFName.of('DCTDecode')) return withContents(stream, bareJpeg(stream.contents))
  return stream
}

function plainAgain(stream) {
  const renewed = stream.dict.context.flateStream(stream.contents)
  for (const [key, value] of stream.dict.entries()) if (!dataKeys.has(key)) renewed.dict.set(key, value)
  return renewed
}

function withContents(stream, contents) {
  return contents === stream.contents ? stream : PDFRawStream.of(stream.dict, contents)
}

function wholeFlate(contents) {
  const room = Math.max(1, mostDecodedBytes - decoded)
  // What ends too early is drawn as far as it goes, here as everywhere.
  const { buffer, engine } = inflateSync(contents, {
    info: true,
    maxOutputLength: room,
    finishFlush: constants.Z_SYNC_FLUSH,
  })
  spend(buffer.length)
  return engine.bytesWritten < contents.length ? contents.slice(0, engine.bytesWritten) : contents
}

/** A JPEG without the segments of its camera and its programs, up to where its picture ends. Pixels stay as they are. */
function bareJpeg(contents) {
  if (contents[0] !== 0xff || contents[1] !== 0xd8) throw new Refused('unreadable')
  const parts = [contents.subarray(0, 2)]
  let at = 2
  while (at + 4 <= contents.length) {
    if (contents[at] !== 0xff) throw new Refused('unreadable')
    const marker = contents[at + 1]
    if (marker === 0xff) {
      at += 1
      continue
    }
    if (marker === 0xd9) break
    const length = 2 + (contents[at + 2] << 8) + contents[at + 3]
    // APP0 and APP14 say how the colours are meant.
    const isKept = !((marker > 0xe0 && marker <= 0xef && marker !== 0xee) || marker === 0xfe)
    if (isKept) parts.push(contents.subarray(at, at + length))
    at += length
    if (marker !== 0xda) continue
    const end = endOfScan(contents, at)
    parts.push(contents.subarray(at, end))
    at = end
  }
  parts.push(Uint8Array.of(0xff, 0xd9))
  return new Uint8Array(Buffer.concat(parts))
}

/** Where the coded pixels end: at the next marker that is neither a stuffed byte nor a restart. */
function endOfScan(contents, from) {
  for (let at = from; at + 1 < contents.length; at++) {
    if (contents[at] !== 0xff) continue
    const next = contents[at + 1]
    if (next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at
  }
  return contents.length
}

/**
 * The library unfolds some streams while it reads, into a buffer that grows without an end. All its decoders share one
 * parent; its growth is counted here, in the same sum as everything else.
 */
function limitLibrary() {
  const empty = PDFRawStream.of(PDFContext.create().obj({ Filter: 'FlateDecode' }), deflateSync(''))
  const parent = Object.getPrototypeOf(Object.getPrototypeOf(pdf.decodePDFRawStream(empty)))
  const grow = parent.ensureBuffer
  if (typeof grow !== 'function') throw new Error('the decoders of the library have another shape')
  parent.ensureBuffer = function (requested) {
    // The buffer grows to the next power of two.
    if (requested > this.buffer.byteLength) spend(2 * requested - this.buffer.byteLength)
    return grow.call(this, requested)
  }
}

/** @param {string[]} names */
function keys(...names) {
  return new Set(names.map(name => PDFName.of(name)))
}
