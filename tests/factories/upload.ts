import { constants, deflateRawSync } from 'node:zlib'
import { PDFDocument, PDFName, PDFString } from '@cantoo/pdf-lib'
import sharp from 'sharp'

/** A photograph of a telephone: turned, with the place where it was taken, its maker and a comment of its own. */
export async function aPhoto({
  width = 640,
  height = 480,
  format = 'jpeg' as 'jpeg' | 'png' | 'webp',
  alpha = false,
} = {}): Promise<Uint8Array> {
  const image = sharp({
    create: { width, height, channels: alpha ? 4 : 3, background: { r: 138, g: 107, b: 61, alpha: 0.5 } },
  })
    .withExif({
      IFD0: { Make: 'SecretCamera', Copyright: 'Camille Renard' },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '45/1 54/1 0/1' },
    })
    .withMetadata({ orientation: 6 })
  return image.toFormat(format).toBuffer()
}

/** Two frames that follow one another for ever. */
export async function aMovingWebp(): Promise<Uint8Array> {
  const frames = [0, 200].map(red =>
    sharp({ create: { width: 40, height: 40, channels: 3, background: { r: red, g: 107, b: 61 } } })
      .png()
      .toBuffer(),
  )
  return sharp(await Promise.all(frames), { join: { animated: true } })
    .webp({ loop: 0, delay: [100, 100] })
    .toBuffer()
}

/** A letter of `pages` pages with a title, an author, XMP, a script, a link, an attached file and a filled form. */
export async function aTroubledPdf(pages = 2): Promise<Uint8Array> {
  const pdf = await PDFDocument.create()
  pdf.setTitle('SecretTitle')
  pdf.setAuthor('SecretAuthor')
  for (let index = 0; index < pages; index++) {
    const page = pdf.addPage([300, 400])
    page.drawText(`Page ${index + 1}`, { x: 30, y: 350, size: 20 })
    page.node.set(
      PDFName.of('AA'),
      pdf.context.obj({ O: { S: 'JavaScript', JS: PDFString.of('app.alert("SecretPageScript")') } }),
    )
  }
  const page = pdf.getPage(0)
  const link = pdf.context.obj({
    Type: 'Annot',
    Subtype: 'Link',
    Rect: [10, 10, 50, 50],
    A: { S: 'URI', URI: PDFString.of('https://secret-link.example/') },
  })
  const launch = pdf.context.obj({
    Type: 'Annot',
    Subtype: 'Link',
    Rect: [60, 10, 90, 50],
    A: { S: 'Launch', F: PDFString.of('SecretLaunch.exe') },
  })
  page.node.addAnnot(pdf.context.register(link))
  page.node.addAnnot(pdf.context.register(launch))
  const field = pdf.getForm().createTextField('SecretField')
  field.setText('Rempli')
  field.addToPage(page, { x: 40, y: 200, width: 120, height: 30 })
  pdf.addJavaScript('start', 'app.alert("SecretScript")')
  await pdf.attach(Buffer.from('SecretAttachment'), 'SecretAttachment.txt', { mimeType: 'text/plain' })
  pdf.catalog.set(
    PDFName.of('OpenAction'),
    pdf.context.obj({ S: 'JavaScript', JS: PDFString.of('app.alert("SecretOpen")') }),
  )
  pdf.catalog.set(
    PDFName.of('Metadata'),
    pdf.context.register(
      pdf.context.stream('<x:xmpmeta>SecretXmp</x:xmpmeta>', { Type: 'Metadata', Subtype: 'XML' }),
    ),
  )
  const image = await pdf.embedJpg(await aPhoto())
  page.drawImage(image, { x: 100, y: 40, width: 60, height: 45 })
  return pdf.save({ useObjectStreams: false })
}

/** Compressed data that unfold to `megabytes` of blanks, put together without unfolding them here. */
export function blanks(megabytes: number): Buffer {
  const one = deflateRawSync(Buffer.alloc(1024 * 1024, 0x20), { finishFlush: constants.Z_FULL_FLUSH })
  const [head, end] = [Buffer.from([0x78, 0x9c]), Buffer.from([0x03, 0x00, 0, 0, 0, 0])]
  return Buffer.concat([head, ...Array.from({ length: megabytes }, () => one), end])
}

/** A PDF whose one object stream unfolds to so many blanks. */
export function aPdfBomb(megabytes: number): Uint8Array {
  const packed = blanks(megabytes)
  return Buffer.concat([
    Buffer.from(
      `%PDF-1.7\n1 0 obj\n<< /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode /Length ${packed.length} >>\nstream\n`,
    ),
    packed,
    Buffer.from(
      '\nendstream\nendobj\n2 0 obj\n<< /Type /Catalog /Pages 3 0 R >>\nendobj\n' +
        '3 0 obj\n<< /Type /Pages /Kids [4 0 R] /Count 1 >>\nendobj\n' +
        '4 0 obj\n<< /Type /Page /Parent 3 0 R /MediaBox [0 0 10 10] >>\nendobj\n' +
        'trailer\n<< /Root 2 0 R /Size 5 >>\n%%EOF\n',
    ),
  ])
}

/** The smallest archive that every unpacker opens: one file, stored. */
export function aZip(name = 'evil.html', text = '<script>alert(1)</script>'): Buffer {
  const body = Buffer.from(text)
  const crc = crc32(body)
  const local = Buffer.alloc(30)
  local.writeUInt32LE(0x04034b50, 0)
  local.writeUInt16LE(20, 4)
  local.writeUInt32LE(crc, 14)
  local.writeUInt32LE(body.length, 18)
  local.writeUInt32LE(body.length, 22)
  local.writeUInt16LE(name.length, 26)
  const central = Buffer.alloc(46)
  central.writeUInt32LE(0x02014b50, 0)
  central.writeUInt16LE(20, 4)
  central.writeUInt16LE(20, 6)
  central.writeUInt32LE(crc, 16)
  central.writeUInt32LE(body.length, 20)
  central.writeUInt32LE(body.length, 24)
  central.writeUInt16LE(name.length, 28)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(1, 8)
  end.writeUInt16LE(1, 10)
  end.writeUInt32LE(46 + name.length, 12)
  end.writeUInt32LE(30 + name.length + body.length, 16)
  return Buffer.concat([local, Buffer.from(name), body, central, Buffer.from(name), end])
}

function crc32(bytes: Buffer): number {
  let crc = 0xffffffff
  for (const byte of bytes) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1
  }
  return (crc ^ 0xffffffff) >>> 0
}
