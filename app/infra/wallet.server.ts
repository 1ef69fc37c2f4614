import { createSign } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { PKPass } from 'passkit-generator'
import sharp from 'sharp'
import { z } from 'zod'

type Pass = {
  serial: string
  eventId: string
  code: string
  clubName: string
  brandName: string
  accent: string
  title: string
  holder: string
  venue: string
  startsAt: Date
  endsAt: Date
  rows: { key: string; label: string; value: string }[]
  locale: 'fr' | 'en'
  url: string
}

/** Where the certificates of Apple lie (PEM), and what they were issued for. */
export type AppleWallet = {
  passTypeId: string
  teamId: string
  certificateFile: string
  keyFile: string
  keyPassphrase?: string
  /** Apple's own intermediate certificate (Worldwide Developer Relations). */
  wwdrFile: string
}
/** `serviceAccountFile` is the JSON key that Google gives for a service account of the issuer. */
export type GoogleWallet = { issuerId: string; serviceAccountFile: string }

/**
 * The wallets that are configured. Reads the files at once and throws for one that is missing or misshapen, so that a
 * process does not start with a button that would fail.
 */
export function createWallet({ apple, google }: { apple: AppleWallet | null; google: GoogleWallet | null }) {
  return { apple: apple && createApple(apple), google: google && createGoogle(google) }
}

const ink = 'rgb(28, 26, 23)'
const paper = 'rgb(246, 242, 234)'

/** Apple's package format: pass.json, the mark of the house in three sizes, a manifest and its detached signature. */
function createApple(config: AppleWallet) {
  const certificates = {
    wwdr: readFileSync(config.wwdrFile),
    signerCert: readFileSync(config.certificateFile),
    signerKey: readFileSync(config.keyFile),
    signerKeyPassphrase: config.keyPassphrase,
  }
  const icons = new Map<string, Promise<Record<string, Buffer>>>()
  return async (pass: Pass): Promise<Uint8Array> => {
    const drawn = icons.get(pass.accent) ?? drawIcons(pass.accent)
    icons.set(pass.accent, drawn)
    const file = new PKPass(await drawn, certificates, {
      passTypeIdentifier: config.passTypeId,
      teamIdentifier: config.teamId,
      organizationName: pass.clubName,
      logoText: pass.clubName,
      description: `${pass.title} · ${pass.brandName}`,
      serialNumber: pass.serial,
      foregroundColor: ink,
      backgroundColor: paper,
      labelColor: rgbOf(pass.accent),
    })
    file.type = 'eventTicket'
    file.primaryFields.push({ key: 'event', label: pass.brandName, value: pass.title })
    const [first, ...rest] = pass.rows
    if (first) file.secondaryFields.push(first)
    file.auxiliaryFields.push(...rest.slice(0, 3))
    file.backFields.push(...rest.slice(3), { key: 'page', label: pass.clubName, value: pass.url })
    file.setBarcodes({ message: pass.code, format: 'PKBarcodeFormatQR', messageEncoding: 'iso-8859-1' })
    file.setRelevantDate(pass.startsAt)
    file.setExpirationDate(pass.endsAt)
    return file.getAsBuffer()
  }
}

const side = 348

/**
 * The mark of the house, a ring and its centre: twenty-nine points, as Apple asks, on screens of one to three pixels a
 * point. Painted in raw pixels, since the process reads no SVG (uploads.server).
 */
async function drawIcons(accent: string): Promise<Record<string, Buffer>> {
  const [paint, ground] = [channelsOf(accent), channelsOf('#f6f2ea')]
  const pixels = Buffer.alloc(side * side * 3)
  for (let y = 0; y < side; y++)
    for (let x = 0; x < side; x++) {
      const away = Math.hypot(x - side / 2, y - side / 2) / side
      const isMark = away < 0.08 || (away > 0.385 && away < 0.42)
      pixels.set(isMark ? paint : ground, (y * side + x) * 3)
    }
  const mark = sharp(pixels, { raw: { width: side, height: side, channels: 3 } })
  const sizes = { 'icon.png': 29, 'icon@2x.png': 58, 'icon@3x.png': 87 }
  const drawn = Object.entries(sizes).map(
    async ([name, size]) => [name, await mark.clone().resize(size, size).png().toBuffer()] as const,
  )
  return Object.fromEntries(await Promise.all(drawn))
}

function rgbOf(hex: string): string {
  return `rgb(${channelsOf(hex).join(', ')})`
}

function channelsOf(hex: string): number[] {
  return [1, 3, 5].map(at => Number.parseInt(hex.slice(at, at + 2), 16))
}

const serviceAccount = z.object({
  client_email: z.email(),
  private_key: z.string().includes('PRIVATE KEY'),
})

/** The longest token that is safe in a link, as Google's own guide to issuing passes says. */
const longestToken = 1_800
/** Google's own fields say in whose name, when and where. */
const saidByGoogle = ['holder', 'when', 'where']

/** Google's link: event and pass in a token signed with the key of the service account (RS256). */
function createGoogle({ issuerId, serviceAccountFile }: GoogleWallet) {
  const account = serviceAccount.parse(JSON.parse(readFileSync(serviceAccountFile, 'utf8')))
  const sign = (claims: unknown): string => {
    const text = `${encode({ alg: 'RS256', typ: 'JWT' })}.${encode(claims)}`
    return `${text}.${createSign('RSA-SHA256').update(text).sign(account.private_key, 'base64url')}`
  }
  return (pass: Pass): string => {
    const whole = sign(claimsOf(pass, issuerId, account.client_email, true))
    const token =
      whole.length <= longestToken ? whole : sign(claimsOf(pass, issuerId, account.client_email, false))
    return `https://pay.google.com/gp/v/save/${token}`
  }
}

function claimsOf(pass: Pass, issuerId: string, issuer: string, withRows: boolean) {
  const classId = `${issuerId}.${pass.eventId}`
  const localized = (value: string) => ({ defaultValue: { language: pass.locale, value } })
  const rows = withRows ? pass.rows.filter(({ key }) => !saidByGoogle.includes(key)) : []
  return {
    iss: issuer,
    aud: 'google',
    typ: 'savetowallet',
    iat: Math.floor(Date.now() / 1000),
    payload: {
      eventTicketClasses: [
        {
          id: classId,
          issuerName: pass.clubName,
          reviewStatus: 'UNDER_REVIEW',
          eventName: localized(pass.title),
          venue: { name: localized(pass.venue), address: localized(pass.venue) },
          dateTime: { start: pass.startsAt.toISOString(), end: pass.endsAt.toISOString() },
        },
      ],
      eventTicketObjects: [
        {
          id: `${issuerId}.${pass.serial}`,
          classId,
          state: 'ACTIVE',
          hexBackgroundColor: pass.accent,
          ticketHolderName: pass.holder,
          barcode: { type: 'QR_CODE', value: pass.code },
          ...(rows.length > 0 && {
            textModulesData: rows.map(({ key, label, value }) => ({ id: key, header: label, body: value })),
          }),
        },
      ],
    },
  }
}

function encode(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url')
}
