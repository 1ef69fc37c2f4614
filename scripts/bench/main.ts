import { writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { join } from 'node:path'
import { checkout } from '../checkout/folder.mjs'
import { tellAndFail } from '../checkout/refusal.mjs'
import { tabulate } from './figures'
import { fill } from './fill'
import { openHouse } from './house'
import { measurePages } from './pages'
import { findPgbench } from './pgbench'
import { measureSeats } from './seats'

const runs = 5
const seconds = 3

/** Measures what was named (`seats`, `pages`; both when nothing was) and prints each figure beside its floor. */
async function main(): Promise<void> {
  const wanted = process.argv.slice(2)
  const wants = (name: string) => wanted.length === 0 || wanted.includes(name)
  const pgbench = await findPgbench()
  const house = await openHouse()
  try {
    const filled = await fill(house.db)
    const lines = [
      ...(wants('seats') ? await measureSeats(house, filled, { pgbench, runs, seconds }) : []),
      ...(wants('pages') ? await measurePages(house, filled, { runs, seconds }) : []),
    ]
    const table = `${tabulate(lines)}\n\nMedian of ${runs} runs of ${seconds} s each (least–most), ${cpus().length} cores, Node ${process.versions.node}.\n`
    process.stdout.write(`\n${table}`)
    writeFileSync(join(checkout, '.cache', 'bench.md'), table)
  } finally {
    await house.close()
  }
}

main().catch(error => {
  tellAndFail(error)
  process.exit(1)
})
