import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { checkout } from './folder.mjs'
import { Refusal } from './refusal.mjs'
import { builtFrom, hashSources, recordBuilt, stampOf } from './sources.mjs'
import { step } from './steps.mjs'

/** The programs that run as processes of their own, by the name of their bundle in build/processes. */
const programs = {
  up: 'scripts/up/main.ts',
  web: 'scripts/web.ts',
  worker: 'app/worker/main.ts',
  migrate: 'scripts/migrate.ts',
  'seed-demo': 'scripts/seed-demo.ts',
  'demo-links': 'scripts/demo-links.ts',
  'make-admin': 'scripts/make-admin.ts',
  stripe: 'scripts/sandbox/stripe/main.ts',
  resend: 'scripts/sandbox/resend/main.ts',
}

const cache = join(checkout, '.cache')
const programsDraft = join(cache, 'processes')

/**
 * True when programs, and pages unless they are not wanted, were built from the present sources.
 * @param {{ pages?: boolean }} [wanted]
 */
export function isBuilt({ pages = true } = {}) {
  return isFresh(hashSources(), pages)
}

/**
 * Builds what was not built from the present sources: the programs, and unless `pages` is false the Remix app.
 * @param {{ pages?: boolean }} [wanted]
 */
export async function ensureBuilt({ pages = true } = {}) {
  const hash = hashSources()
  if (isFresh(hash, pages)) return
  refuseUnwritable()
  const release = await lockBuild()
  try {
    if (isFresh(hash, pages)) return
    const withPages = pages && builtFrom('pages') !== hash
    await step(withPages ? 'built the pages and the programs' : 'built the programs', () =>
      build(hash, withPages),
    )
  } finally {
    release()
  }
}

/**
 * Builds on both cores. Remix empties `build/` before it writes, so the programs are made beside it and moved in last;
 * a part counts as built only once its stamp is there.
 * @param {string} hash
 * @param {boolean} withPages
 */
async function build(hash, withPages) {
  for (const part of /** @type {const} */ (['pages', 'processes'])) {
    if (part === 'processes' || withPages) rmSync(stampOf(part), { force: true })
  }
  const works = [buildPrograms(), withPages ? buildPages() : null]
  // Waits for both also when one fails: a build that is under way goes on writing until it has ended.
  for (const outcome of await Promise.allSettled(works))
    if (outcome.status === 'rejected') throw outcome.reason
  const place = join(checkout, 'build', 'processes')
  rmSync(place, { recursive: true, force: true })
  renameSync(programsDraft, place)
  recordBuilt('processes', hash)
  if (withPages) recordBuilt('pages', hash)
}

/**
 * @param {string} hash
 * @param {boolean} pages
 */
function isFresh(hash, pages) {
  return builtFrom('processes') === hash && (!pages || builtFrom('pages') === hash)
}

/** In a process of its own: the build and the programs' build then use both cores. */
async function buildPages() {
  const cli = join(checkout, 'node_modules', '@remix-run', 'dev', 'dist', 'cli.js')
  const child = spawn(process.execPath, [cli, 'vite:build', '--logLevel', 'warn'], {
    cwd: checkout,
    env: { ...process.env, NODE_ENV: 'production' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', chunk => (said += chunk))
  const code = await new Promise((resolve, reject) => child.once('error', reject).once('close', resolve))
  if (code !== 0)
    throw new Refusal(`${said.trim()}\n\nThe pages could not be built: the reason stands above.`)
}

async function buildPrograms() {
  const { build: bundle } = await import('vite')
  // Vite compiles by this variable and sets it where it is missing; neither may reach what is started afterwards.
  const before = process.env.NODE_ENV
  process.env.NODE_ENV = 'production'
  try {
    await bundle(programsConfig())
  } catch (error) {
    throw new Refusal(`The programs could not be built: ${error instanceof Error ? error.message : error}`)
  } finally {
    if (before === undefined) delete process.env.NODE_ENV
    else process.env.NODE_ENV = before
  }
}

/** @returns {import('vite').InlineConfig} */
function programsConfig() {
  const files = Object.entries(programs).map(([name, file]) => [name, join(checkout, file)])
  const input = Object.fromEntries(files.filter(([, file]) => existsSync(file ?? '')))
  return {
    configFile: false,
    root: checkout,
    logLevel: 'silent',
    publicDir: false,
    resolve: {
      alias: { '~db': join(checkout, 'db'), '~emails': join(checkout, 'emails'), '~': join(checkout, 'app') },
    },
    // Hundreds of files each, of which little is used: as part of the bundle they load in a fraction of the time.
    ssr: { noExternal: ['kysely', 'zod', /^@react-email\//] },
    build: {
      ssr: true,
      target: 'node20',
      outDir: programsDraft,
      emptyOutDir: true,
      sourcemap: true,
      rollupOptions: {
        input,
        // One flat folder: `scripts/checkout/folder.mjs` finds the root two folders above itself, bundled or not.
        output: { entryFileNames: '[name].mjs', chunkFileNames: '[name]-[hash].mjs' },
      },
    },
  }
}

function refuseUnwritable() {
  // Vite keeps a passing file under node_modules while it reads its configuration.
  for (const folder of [join(checkout, 'build'), cache, join(checkout, 'node_modules', '.vite-temp')]) {
    try {
      mkdirSync(folder, { recursive: true })
      writeFileSync(join(folder, '.write'), '')
      rmSync(join(folder, '.write'))
    } catch {
      throw new Refusal(
        `The pages must be built, and this user may not write in ${folder}: run npm run build as a user who may.`,
      )
    }
  }
}

/** One build at a time in a checkout: two would write over one another. */
async function lockBuild() {
  const file = join(cache, 'build.lock')
  for (;;) {
    try {
      writeFileSync(file, String(process.pid), { flag: 'wx' })
      return () => rmSync(file, { force: true })
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
    }
    if (!holderIsAlive(file)) rmSync(file, { force: true })
    await new Promise(resolve => setTimeout(resolve, 100))
  }
}

/** @param {string} file */
function holderIsAlive(file) {
  if (!existsSync(file)) return false
  try {
    process.kill(Number(readFileSync(file, 'utf8')), 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}
