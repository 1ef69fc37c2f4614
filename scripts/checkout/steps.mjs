/**
 * Runs one step of a start and says, when it has ended, what it did and how long it took. `work` may return the words
 * that describe its outcome, in place of `does`.
 * @template T
 * @param {string} does
 * @param {() => Promise<T> | T} work
 * @param {(result: T) => string} [tell]
 * @returns {Promise<T>}
 */
export async function step(does, work, tell) {
  const began = performance.now()
  const result = await work()
  process.stdout.write(
    `  ${(tell ? tell(result) : does).padEnd(66)} ${seconds(performance.now() - began).padStart(7)}\n`,
  )
  return result
}

/** @param {number} milliseconds */
export function seconds(milliseconds) {
  return `${(milliseconds / 1000).toFixed(milliseconds < 9_950 ? 2 : 1)} s`
}
