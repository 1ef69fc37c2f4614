import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
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
  'seed-demo': 'scripts/up/seed-demo.ts',
  'demo-links': 'scripts/up/demo-links.ts',
  'make-admin': 'scripts/make-admin.ts',
  stripe: 'scripts/sandbox/stripe/main.ts',
  resend: 'scripts/sandbox/resend/main.ts',
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
    await step(pages ? 'built the pages and the programs' : 'built the programs', () =>
      Promise.all([
        builtFrom('processes') === hash ? null : buildPart('processes', hash, buildProcesses),
        builtFrom('pages') === hash || !pages ? null : buildPart('pages', hash, buildPages),
      ]),
    )
  } finally {
    release()
  }
}

/**
 * @param {string} hash
 * @param {boolean} pages
 */
function isFresh(hash, pages) {
  return builtFrom('processes') === hash && (!pages || builtFrom('pages') === hash)
}

/**
 * A part counts as built only once it is whole: its stamp goes before the work and comes back after it.
 * @param {'pages' | 'processes'} part
 * @param {string} hash
 * @param {() => Promise<void>} work
 */
async function buildPart(part, hash, work) {
  rmSync(stampOf(part), { force: true })
  await work()
  recordBuilt(part, hash)
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
  if (code !== 0) throw new Refusal(`${said.trim()}\n\nThe pages could not be built: the reason stands above.`)
}

async function buildProcesses() {
  const { build } = await import('vite')
  try {
    await build(await processesConfig())
  } catch (error) {
    throw new Refusal(`The programs could not be built: ${error instanceof Error ? error.message : error}`)
  }
}

/** @returns {Promise<import('vite').InlineConfig>} */
async function processesConfig() {
  const input = Object.fromEntries(Object.entries(programs).map(([name, file]) => [name, join(checkout, file)]))
  return {
    configFile: false,
    root: checkout,
    logLevel: 'error',
    publicDir: false,
    resolve: { alias: { '~db': join(checkout, 'db'), '~emails': join(checkout, 'emails'), '~': join(checkout, 'app') } },
    build: {
      ssr: true,
      target: 'node20',
      outDir: join(checkout, 'build', 'processes'),
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
  const folder = join(checkout, 'build')
  try {
    mkdirSync(folder, { recursive: true })
    writeFileSync(join(folder, '.write'), '')
    rmSync(join(folder, '.write'))
  } catch {
    throw new Refusal(`The pages must be built, and this user may not write in ${folder}: run npm run build as a user who may.`)
  }
}

/** One build at a time in a checkout: two would write over one another. */
async function lockBuild() {
  const file = join(checkout, 'build', 'lock')
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
