import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { checkout } from './folder.mjs'

const parts = [
  'app',
  'db',
  'emails',
  'public',
  'scripts',
  'package-lock.json',
  'remix.config.js',
  'tsconfig.json',
  'vite.config.ts',
]

/** A hash over every file that a build is made from, by path and content. */
export function hashSources() {
  const hash = createHash('sha256')
  for (const part of parts) if (existsSync(join(checkout, part))) add(hash, part)
  return hash.digest('hex')
}

/**
 * The hash of the sources that a part of the build was made from; null when it was not finished.
 * @param {'pages' | 'processes'} part
 */
export function builtFrom(part) {
  const stamp = stampOf(part)
  return existsSync(stamp) ? readFileSync(stamp, 'utf8') : null
}

/**
 * @param {'pages' | 'processes'} part
 * @param {string} hash
 */
export function recordBuilt(part, hash) {
  writeFileSync(stampOf(part), hash)
}

/** @param {'pages' | 'processes'} part */
export function stampOf(part) {
  return join(checkout, 'build', `${part}-built-from.txt`)
}

/**
 * @param {import('node:crypto').Hash} hash
 * @param {string} path
 */
function add(hash, path) {
  const full = join(checkout, path)
  const names = readFolder(full)
  if (names === null) hash.update(`${path}\0`).update(readFileSync(full)).update('\0')
  else for (const name of names) add(hash, `${path}/${name}`)
}

/** @param {string} path */
function readFolder(path) {
  try {
    return readdirSync(path).sort()
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOTDIR') return null
    throw error
  }
}
