import { generateKeyPairSync } from 'node:crypto'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import forge from 'node-forge'

export type WalletKeys = {
  folder: string
  /** What a web process needs to issue passes with them. */
  env: Record<string, string>
  applePublicKey: forge.pki.rsa.PublicKey
  appleCertificate: string
  googlePublicKey: string
}

/** Certificates of the shape that Apple and Google give, made for one run; nobody else believes them. */
export function makeWalletKeys(): WalletKeys {
  const folder = mkdtempSync(join(tmpdir(), 'connivence-wallet-'))
  const keep = (name: string, text: string) => {
    const file = join(folder, name)
    writeFileSync(file, text, { mode: 0o600 })
    return file
  }
  const authority = certify('Wallet authority of a test')
  const signer = certify('Pass Type ID: pass.example.club', authority)
  const google = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  })
  const account = {
    client_email: 'passes@club.example.iam.gserviceaccount.com',
    private_key: google.privateKey,
  }
  return {
    folder,
    applePublicKey: signer.keys.publicKey,
    appleCertificate: signer.pem,
    googlePublicKey: google.publicKey,
    env: {
      APPLE_WALLET_PASS_TYPE_ID: 'pass.example.club',
      APPLE_WALLET_TEAM_ID: 'A1B2C3D4E5',
      APPLE_WALLET_CERTIFICATE: keep('pass.pem', signer.pem),
      APPLE_WALLET_KEY: keep('pass.key', forge.pki.privateKeyToPem(signer.keys.privateKey)),
      APPLE_WALLET_WWDR: keep('wwdr.pem', authority.pem),
      GOOGLE_WALLET_ISSUER_ID: '3388000000012345678',
      GOOGLE_WALLET_SERVICE_ACCOUNT: keep('google.json', JSON.stringify(account)),
    },
  }
}

type Certified = { pem: string; keys: forge.pki.rsa.KeyPair; name: forge.pki.CertificateField[] }

function certify(commonName: string, by?: Certified): Certified {
  const pair = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
  })
  const keys = {
    publicKey: forge.pki.publicKeyFromPem(pair.publicKey),
    privateKey: forge.pki.privateKeyFromPem(pair.privateKey),
  }
  const name = [{ name: 'commonName', value: commonName }]
  const certificate = forge.pki.createCertificate()
  certificate.publicKey = keys.publicKey
  certificate.serialNumber = '01'
  certificate.validity.notBefore = new Date('2020-01-01T00:00:00Z')
  certificate.validity.notAfter = new Date('2099-01-01T00:00:00Z')
  certificate.setSubject(name)
  certificate.setIssuer(by?.name ?? name)
  certificate.sign(by?.keys.privateKey ?? keys.privateKey, forge.md.sha256.create())
  return { pem: forge.pki.certificateToPem(certificate), keys, name }
}

/** The files of an archive that stores them as they are, by name. */
export function readArchive(bytes: Buffer): Map<string, Buffer> {
  const files = new Map<string, Buffer>()
  for (let at = 0; bytes.readUInt32LE(at) === 0x04034b50; ) {
    const [size, nameLength, extra] = [
      bytes.readUInt32LE(at + 18),
      bytes.readUInt16LE(at + 26),
      bytes.readUInt16LE(at + 28),
    ]
    const nameAt = at + 30
    const from = nameAt + nameLength + extra
    files.set(bytes.toString('utf8', nameAt, nameAt + nameLength), bytes.subarray(from, from + size))
    at = from + size
  }
  return files
}

/** Does this detached signature (PKCS#7) cover this text, made with this key? */
export function isSignedBy(signature: Buffer, text: Buffer, key: forge.pki.rsa.PublicKey): boolean {
  const message = forge.pkcs7.messageFromAsn1(forge.asn1.fromDer(signature.toString('binary')))
  const { authenticatedAttributes, signature: seal } = (
    message as unknown as {
      rawCapture: { authenticatedAttributes: forge.asn1.Asn1[]; signature: string }
    }
  ).rawCapture
  const set = forge.asn1.create(
    forge.asn1.Class.UNIVERSAL,
    forge.asn1.Type.SET,
    true,
    authenticatedAttributes,
  )
  const attributes = forge.asn1.toDer(set).getBytes()
  const digestOfText = (hash: forge.md.MessageDigest) =>
    hash.update(text.toString('binary')).digest().getBytes()
  // The digest of the text stands among what is signed, by one of the two hashes that Apple takes.
  const hash = [forge.md.sha256.create, forge.md.sha1.create].find(create =>
    attributes.includes(digestOfText(create())),
  )
  if (!hash) return false
  return [forge.md.sha256.create, forge.md.sha1.create].some(create => {
    try {
      return key.verify(create().update(attributes).digest().getBytes(), seal)
    } catch {
      return false
    }
  })
}
