import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { checkout } from './checkout/folder.mjs'
import { requireNode } from './checkout/node-version.mjs'
import { Refusal, tellAndFail } from './checkout/refusal.mjs'

// Production entry of one built program: `node scripts/launch.mjs web`. It installs and builds nothing.
try {
  requireNode()
  const name = process.argv[2] ?? ''
  const bundle = join(checkout, 'build', 'processes', `${name}.mjs`)
  if (!existsSync(bundle)) throw new Refusal(`There is no built program "${name}": run npm run build first.`)
  process.env.NODE_ENV ??= 'production'
  process.setSourceMapsEnabled(true)
  process.argv.splice(1, 2, bundle)
  await import(pathToFileURL(bundle).href)
} catch (error) {
  tellAndFail(error)
}
