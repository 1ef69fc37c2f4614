import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { ensureBuilt } from './checkout/build.mjs'
import { checkout } from './checkout/folder.mjs'
import { ensureInstalled } from './checkout/install.mjs'
import { requireNode } from './checkout/node-version.mjs'
import { tellAndFail } from './checkout/refusal.mjs'

// Needs nothing but Node until the packages are there; what follows is bundled, so that no start pays for a compiler.
const began = performance.now()
try {
  requireNode()
  await ensureInstalled()
  const [command = 'start', ...words] = process.argv.slice(2)
  await ensureBuilt({ pages: command === 'start' })
  const bundle = join(checkout, 'build', 'processes', 'up.mjs')
  const { runCommand } = await import(pathToFileURL(bundle).href)
  await runCommand(command, words, began)
} catch (error) {
  tellAndFail(error)
}
