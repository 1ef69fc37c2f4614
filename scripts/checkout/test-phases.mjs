import { spawn } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join, relative } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { findChromium, howToGetChromium } from './chromium.mjs'
import { checkout } from './folder.mjs'

/**
 * What a phase came to; `failures` names what failed, each with the first words of why, so that the end of a long log
 * tells it.
 * @typedef {{ passed: number, failed: number, failures: string[] }} Outcome
 */
/**
 * One that is `onOneCore` leaves the rest of the machine to those that follow it; one that `fillsMachine` begins when
 * nothing else runs.
 * @typedef {{ name: string, needsBuild?: boolean, onOneCore?: boolean, fillsMachine?: boolean,
 *   run: () => Promise<Outcome> }} Phase
 */

const modules = join(checkout, 'node_modules')
const reports = join(checkout, '.cache', 'reports')

/** Every phase of `npm test`, in the order in which a person wants to hear of a failure. @type {Phase[]} */
export const phases = [
  { name: 'static', onOneCore: true, run: checkStatically },
  { name: 'unit', run: () => runVitest('unit') },
  { name: 'integration', needsBuild: true, run: () => runVitest('integration') },
  { name: 'concurrency', needsBuild: true, fillsMachine: true, run: () => runVitest('concurrency') },
  { name: 'browser', needsBuild: true, fillsMachine: true, run: runPlaywright },
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
      return { title, inOrder: code === 0 }
    }),
  )
  const failures = results.filter(({ inOrder }) => !inOrder).map(({ title }) => title)
  return { passed: results.length - failures.length, failed: failures.length, failures }
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
  const failures = (counts?.testResults ?? []).flatMap(file => {
    const failed = file.assertionResults.filter(test => test.status === 'failed')
    const where = relative(checkout, file.name)
    if (failed.length === 0) return file.status === 'failed' ? [tellFailure(where, file.message)] : []
    return failed.map(test => tellFailure(`${where} › ${test.fullName}`, test.failureMessages[0]))
  })
  return settle(code, counts?.numPassedTests ?? 0, counts?.numFailedTests ?? 0, failures)
}

/** @returns {Promise<Outcome>} */
async function runPlaywright() {
  if ((await findChromium()) === null) {
    process.stdout.write(`${howToGetChromium}\n`)
    return { passed: 0, failed: 1, failures: ['no Chromium was found'] }
  }
  const report = reportFile('browser')
  const env = { PLAYWRIGHT_JSON_OUTPUT_NAME: report, BROWSER_LANES: '1' }
  const { code } = await runNode(
    [join(modules, '@playwright', 'test', 'cli.js'), 'test', '--reporter=list,json'],
    env,
    true,
  )
  const said = readReport(report)
  const stats = said?.stats
  const failures = (said?.suites ?? []).flatMap(namePlaywrightFailures)
  return settle(code, (stats?.expected ?? 0) + (stats?.flaky ?? 0), stats?.unexpected ?? 0, failures)
}

/** @param {any} suite @returns {string[]} */
function namePlaywrightFailures(suite) {
  const own = (suite.specs ?? [])
    .filter(spec => !spec.ok)
    .map(spec => {
      const errors = spec.tests.flatMap(test => test.results.flatMap(result => result.errors))
      return tellFailure(`${spec.file}:${spec.line} › ${spec.title}`, errors[0]?.message)
    })
  return [...own, ...(suite.suites ?? []).flatMap(namePlaywrightFailures)]
}

/** @param {string} name @param {string | undefined} why */
function tellFailure(name, why) {
  const words = stripVTControlCharacters(why ?? '').trim()
  return words === '' ? name : `${name}\n${words.split('\n').slice(0, 12).join('\n')}`
}

/**
 * A runner that fails without a failed test (a file that does not load, a set-up that throws) counts as one failure.
 * @param {number} code
 * @param {number} passed
 * @param {number} failed
 * @param {string[]} failures
 * @returns {Outcome}
 */
function settle(code, passed, failed, failures) {
  return { passed, failed: code === 0 ? failed : Math.max(failed, 1), failures }
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
