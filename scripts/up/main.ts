import { Refusal } from '../checkout/refusal.mjs'
import { openClub } from './open-club'
import { resetDatabase } from './reset-database'
import { runOnDatabase } from './run-on-database'

/**
 * What `node scripts/up.mjs COMMAND WORDS…` runs once packages and build are there. `began` is when it was called, by
 * the clock of `performance`.
 */
export async function runCommand(command: string, words: string[], began: number): Promise<void> {
  const source = { ...process.env }
  switch (command) {
    case 'start':
    case 'dev':
      process.stdout.write(
        command === 'dev' ? '\n  Opening Connivence for its builders\n' : '\n  Opening Connivence\n',
      )
      return openClub(command, source, began)
    case 'make-admin':
      return runOnDatabase('make-admin', 'makeAdmin', words, source)
    case 'db:reset':
      return resetDatabase(source)
    default:
      throw new Refusal(
        `There is no command "${command}": start, dev, make-admin and db:reset are those that exist.`,
      )
  }
}
