/** Something that cannot be done, said in one sentence to the person at the terminal, who needs no stack trace. */
export class Refusal extends Error {
  /** @param {string} sentence */
  constructor(sentence) {
    super(sentence)
    this.name = 'Refusal'
  }
}

const sentences = ['Refusal', 'WrongEnvironment', 'DatabaseIsNewer']

/**
 * Prints why a command stopped and sets a non-zero exit: the sentence of a refusal alone, else the whole error. An
 * error is recognised by its name, for a bundle and the plain scripts each hold a class of their own.
 * @param {unknown} error
 */
export function tellAndFail(error) {
  const refused = error instanceof Error && sentences.includes(error.name)
  process.stderr.write(
    `\n${refused ? error.message : error instanceof Error ? error.stack : String(error)}\n`,
  )
  process.exitCode = 1
}
