import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { ensureBuilt, isBuilt } from './checkout/build.mjs'
import { checkout } from './checkout/folder.mjs'
import { ensureInstalled } from './checkout/install.mjs'
import { requireNode } from './checkout/node-version.mjs'
import { tellAndFail } from './checkout/refusal.mjs'

// Needs nothing but Node until the packages are there; what follows is bundled, so that no start pays for a compiler.
const began = performance.now()
try {
  requireNode()
  const [command = 'start', ...words] = process.argv.slice(2)
  const wanted = { pages: command === 'start' }
  await ensureInstalled({ forDevelopment: command === 'dev' || !isBuilt(wanted) })
  await ensureBuilt(wanted)
  const bundle = join(checkout, 'build', 'processes', 'up.mjs')
  const { runCommand } = await import(pathToFileURL(bundle).href)
  await runCommand(command, words, began)
} catch (error) {
  tellAndFail(error)
}
