import { ensureBuilt } from './checkout/build.mjs'
import { ensureInstalled } from './checkout/install.mjs'
import { requireNode } from './checkout/node-version.mjs'
import { tellAndFail } from './checkout/refusal.mjs'
import { seconds } from './checkout/steps.mjs'
import { phases } from './checkout/test-phases.mjs'

// `npm test` runs every phase and goes on after one that fails, so that one run tells all; `npm test -- unit browser`
// runs those named.
try {
  requireNode()
  await ensureInstalled({ forDevelopment: true })
  const wanted = process.argv.slice(2)
  const chosen = phases.filter(({ name }) => wanted.length === 0 || wanted.includes(name))
  if (chosen.some(({ needsBuild }) => needsBuild)) await ensureBuilt()
  tell(await runInTurn(chosen))
} catch (error) {
  tellAndFail(error)
  process.stdout.write('\n0 passed, 1 failed\n')
}

/** @typedef {import('./checkout/test-phases.mjs').Phase} Phase */
/** @typedef {import('./checkout/test-phases.mjs').Outcome & { name: string, ms: number }} Told */

/**
 * Each phase in its turn, but for one that needs one core alone: it goes beside those that follow it.
 * @param {Phase[]} chosen
 * @returns {Promise<Told[]>}
 */
async function runInTurn(chosen) {
  /** @type {Promise<Told>[]} */
  const outcomes = []
  for (const phase of chosen) {
    if (phase.fillsMachine) await Promise.all(outcomes)
    const outcome = runPhase(phase)
    outcomes.push(outcome)
    if (!phase.onOneCore) await outcome
  }
  return Promise.all(outcomes)
}

/** @param {Phase} phase @returns {Promise<Told>} */
async function runPhase({ name, run }) {
  process.stdout.write(`\n— ${name}\n`)
  const began = performance.now()
  return { name, ...(await run()), ms: performance.now() - began }
}

/** Names what failed, then counts each phase. @param {Told[]} outcomes */
function tell(outcomes) {
  process.stdout.write('\n')
  for (const { name, failures } of outcomes) {
    for (const failure of failures) {
      process.stdout.write(`  ${name}: failed: ${failure.replaceAll('\n', '\n      ')}\n\n`)
    }
  }
  for (const { name, passed, failed, ms } of outcomes) {
    const verdict = failed > 0 ? `${failed} failed` : 'all passed'
    process.stdout.write(
      `  ${name.padEnd(14)} ${String(passed).padStart(5)} passed  ${verdict.padEnd(12)} ${seconds(ms).padStart(8)}\n`,
    )
  }
  const passed = outcomes.reduce((sum, outcome) => sum + outcome.passed, 0)
  const failed = outcomes.reduce((sum, outcome) => sum + outcome.failed, 0)
  if (failed > 0 || passed === 0) process.exitCode = 1
  process.stdout.write(`\n${passed} passed, ${failed} failed\n`)
}
