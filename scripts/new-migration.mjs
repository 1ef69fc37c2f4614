import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { checkout } from './checkout/folder.mjs'
import { Refusal, tellAndFail } from './checkout/refusal.mjs'

try {
  const name = process.argv.slice(2).join('-').toLowerCase()
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name)) {
    throw new Refusal(
      'A migration needs a name of small letters, figures and dashes: npm run new:migration -- guest-diets',
    )
  }
  const folder = join(checkout, 'db', 'migrations')
  const numbers = readdirSync(folder).map(file => Number.parseInt(file, 10) || 0)
  const file = join(folder, `${String(Math.max(0, ...numbers) + 1).padStart(4, '0')}-${name}.sql`)
  writeFileSync(file, `-- What changes, and why it is safe while the former version still runs.\n`, {
    flag: 'wx',
  })
  process.stdout.write(`${file}\n`)
} catch (error) {
  tellAndFail(error)
}
