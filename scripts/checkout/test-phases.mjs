import { spawn } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { findChromium, howToGetChromium } from './chromium.mjs'
import { checkout } from './folder.mjs'

/** @typedef {{ passed: number, failed: number }} Outcome */
/** @typedef {{ name: string, needsBuild?: boolean, run: () => Promise<Outcome> }} Phase */

const modules = join(checkout, 'node_modules')
const reports = join(checkout, '.cache', 'reports')

/** Every phase of `npm test`, in the order in which a person wants to hear of a failure. @type {Phase[]} */
export const phases = [
  { name: 'static', run: checkStatically },
  { name: 'unit', run: () => runVitest('unit') },
  { name: 'integration', needsBuild: true, run: () => runVitest('integration') },
  { name: 'concurrency', needsBuild: true, run: () => runVitest('concurrency') },
  { name: 'browser', needsBuild: true, run: runPlaywright },
]

/** Format and lint, types, and import boundaries, side by side; each prints its words only when it fails. */
async function checkStatically() {
  const checks = [
    { title: 'format and lint', args: [join(modules, '@biomejs', 'biome', 'bin', 'biome'), 'check', '.'] },
    { title: 'types', args: [join(modules, 'typescript', 'bin', 'tsc'), '--noEmit', '-p', '.'] },
    {
      title: 'import boundaries',
      args: [
        join(modules, 'dependency-cruiser', 'bin', 'dependency-cruise.mjs'),
        '--config',
        '.dependency-cruiser.cjs',
        'app',
        'db',
        'emails',
        'scripts',
      ],
    },
  ]
  const results = await Promise.all(
    checks.map(async ({ title, args }) => {
      const { code, said } = await runNode(args, {}, false)
      process.stdout.write(code === 0 ? `  ${title}: in order\n` : `${said.trim()}\n  ${title}: failed\n`)
      return code === 0
    }),
  )
  const passed = results.filter(Boolean).length
  return { passed, failed: results.length - passed }
}

/**
 * @param {string} project
 * @returns {Promise<Outcome>}
 */
async function runVitest(project) {
  const report = reportFile(project)
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const { code } = await runNode(
    [join(modules, 'vitest', 'vitest.mjs'), 'run', '--project', project, ...reporters],
    {},
    true,
  )
  const counts = readReport(report)
  return settle(code, counts?.numPassedTests ?? 0, counts?.numFailedTests ?? 0)
}

/** @returns {Promise<Outcome>} */
async function runPlaywright() {
  if ((await findChromium()) === null) {
    process.stdout.write(`${howToGetChromium}\n`)
    return { passed: 0, failed: 1 }
  }
  const report = reportFile('browser')
  const env = { PLAYWRIGHT_JSON_OUTPUT_NAME: report, BROWSER_LANES: '1' }
  const { code } = await runNode(
    [join(modules, '@playwright', 'test', 'cli.js'), 'test', '--reporter=list,json'],
    env,
    true,
  )
  const stats = readReport(report)?.stats
  return settle(code, (stats?.expected ?? 0) + (stats?.flaky ?? 0), stats?.unexpected ?? 0)
}

/**
 * A runner that fails without a failed test (a file that does not load, a set-up that throws) counts as one failure.
 * @param {number} code
 * @param {number} passed
 * @param {number} failed
 * @returns {Outcome}
 */
function settle(code, passed, failed) {
  return { passed, failed: code === 0 ? failed : Math.max(failed, 1) }
}

/** @param {string} name */
function reportFile(name) {
  mkdirSync(reports, { recursive: true })
  const file = join(reports, `${name}.json`)
  rmSync(file, { force: true })
  return file
}

/** @param {string} file */
function readReport(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return null
  }
}

/**
 * @param {string[]} args
 * @param {Record<string, string>} env
 * @param {boolean} aloud
 * @returns {Promise<{ code: number, said: string }>}
 */
function runNode(args, env, aloud) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, {
      cwd: checkout,
      env: { ...process.env, ...env },
      stdio: aloud ? ['ignore', 'inherit', 'inherit'] : ['ignore', 'pipe', 'pipe'],
    })
    let said = ''
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', chunk => {
        said += chunk
      })
    }
    child.once('error', reject)
    child.once('close', code => resolve({ code: code ?? 1, said }))
  })
}
