import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Refusal } from '../checkout/refusal.mjs'

/** Whom the server runs as: null for whoever runs this process. */
export type Owner = { uid: number; gid: number } | null

/** Where the server's data and binaries are, and whom it runs as. */
export type Home = { cluster: string; native: string; owner: Owner }

/**
 * Postgres refuses to run as root, so root runs it as another user of the machine. Where that user cannot enter the
 * checkout (a home folder closed to others), the data and a copy of the binaries live outside it, and a file named
 * `elsewhere` beside them says where.
 */
export function findHome(folder: string, native: string): Home {
  mkdirSync(folder, { recursive: true, mode: 0o755 })
  if (process.getuid?.() !== 0) return { cluster: ownCluster(folder), native, owner: null }
  const owner = ownerOf(join(placeOf(folder), 'cluster')) ?? otherUser()
  const place =
    existsSync(join(folder, 'elsewhere')) || mayEnter(owner, folder)
      ? placeOf(folder)
      : moveElsewhere(folder, owner)
  return {
    cluster: join(place, 'cluster'),
    native: runnable(owner, native) ? native : copyNative(folder, native, owner),
    owner,
  }
}

/** The folder outside the checkout that holds the data, when there is one. */
export function elsewhereOf(folder: string): string | null {
  const note = join(folder, 'elsewhere')
  return existsSync(note) ? readFileSync(note, 'utf8').trim() : null
}

function placeOf(folder: string): string {
  return elsewhereOf(folder) ?? folder
}

function ownCluster(folder: string): string {
  const cluster = join(placeOf(folder), 'cluster')
  if (existsSync(cluster) && statSync(cluster).uid !== process.getuid?.() && process.platform !== 'win32') {
    throw new Refusal(
      `The embedded Postgres in ${cluster} belongs to another user: start Connivence as that user, or set DATA_DIR to a folder of your own.`,
    )
  }
  return cluster
}

function ownerOf(cluster: string): Owner {
  if (!existsSync(cluster)) return null
  const { uid, gid } = statSync(cluster)
  return uid === 0 ? null : { uid, gid }
}

function otherUser(): { uid: number; gid: number } {
  for (const name of ['postgres', 'nobody', 'daemon']) {
    const uid = Number.parseInt(idOf('-u', name), 10)
    const gid = Number.parseInt(idOf('-g', name), 10)
    if (uid > 0 && gid > 0) return { uid, gid }
  }
  throw new Refusal(
    'Postgres refuses to run as root, and this machine has no user "nobody" to run it as: start Connivence as a plain user, or set DATABASE_URL.',
  )
}

function idOf(flag: string, name: string): string {
  return spawnSync('id', [flag, name], { encoding: 'utf8' }).stdout ?? ''
}

function mayEnter(owner: { uid: number; gid: number }, folder: string): boolean {
  return spawnSync('/bin/sh', ['-c', 'cd "$0"', folder], { ...owner, cwd: '/' }).status === 0
}

function runnable(owner: { uid: number; gid: number }, native: string): boolean {
  return spawnSync(join(native, 'bin', 'postgres'), ['-V'], { ...owner, cwd: '/' }).status === 0
}

function moveElsewhere(folder: string, owner: { uid: number; gid: number }): string {
  const name = `connivence-${randomBytes(6).toString('hex')}`
  for (const parent of ['/var/lib', tmpdir()]) {
    const place = join(parent, name)
    try {
      mkdirSync(place, { mode: 0o700 })
      chownSync(place, owner.uid, owner.gid)
    } catch {
      continue
    }
    if (!mayEnter(owner, place)) {
      rmSync(place, { recursive: true })
      continue
    }
    writeFileSync(join(folder, 'elsewhere'), `${place}\n`, { mode: 0o600 })
    return place
  }
  throw new Refusal(
    `Postgres refuses to run as root, and no other user may enter ${folder}: start Connivence as a plain user, or set DATA_DIR to a folder that others may enter.`,
  )
}

function copyNative(folder: string, native: string, owner: { uid: number; gid: number }): string {
  const place = elsewhereOf(folder) ?? moveElsewhere(folder, owner)
  const copy = join(place, 'native')
  if (existsSync(copy) && runnable(owner, copy)) return copy
  rmSync(copy, { recursive: true, force: true })
  const draft = `${copy}.draft`
  rmSync(draft, { recursive: true, force: true })
  cpSync(native, draft, { recursive: true, verbatimSymlinks: true })
  renameSync(draft, copy)
  if (!runnable(owner, copy))
    throw new Refusal(
      `The Postgres binaries copied to ${copy} do not run on this machine: set DATABASE_URL to a Postgres of your own.`,
    )
  return copy
}
