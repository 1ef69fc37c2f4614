import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { checkout } from './folder.mjs'
import { Refusal } from './refusal.mjs'
import { step } from './steps.mjs'

/**
 * Installs the packages with `npm ci` when they are missing or not those of package-lock.json. Where nothing needs to
 * be built or tested, those of development may be missing.
 * @param {{ forDevelopment: boolean }} wanted
 */
export async function ensureInstalled({ forDevelopment }) {
  const reason = reasonToInstall(forDevelopment)
  if (reason === null) return
  await step(`installed the packages (${reason})`, install)
}

function install() {
  process.stdout.write('  installing the packages with npm ci\n')
  const args = ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error']
  const { status, error } = spawnSync('npm', args, {
    cwd: checkout,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
  })
  if (status === 0) return
  throw new Refusal(
    `The packages could not be installed: npm ci ${error ? `did not start (${error.message})` : `ended with ${status}, and says why above`}.`,
  )
}

/**
 * @param {boolean} forDevelopment
 * @returns {string | null}
 */
function reasonToInstall(forDevelopment) {
  const installed = readPackages(join(checkout, 'node_modules', '.package-lock.json'))
  if (installed === null) return 'none were there'
  const wanted = readPackages(join(checkout, 'package-lock.json')) ?? {}
  for (const [place, { version, dev, optional, devOptional, peer, link }] of Object.entries(wanted)) {
    if (place === '' || link) continue
    const found = installed[place]
    if (found ? found.version !== version : !(optional || devOptional || peer || (dev && !forDevelopment)))
      return 'package-lock.json has changed'
  }
  return null
}

/**
 * @param {string} file
 * @returns {Record<string, { version?: string, dev?: boolean, optional?: boolean, devOptional?: boolean, peer?: boolean, link?: boolean }> | null}
 */
function readPackages(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages
  } catch {
    return null
  }
}
