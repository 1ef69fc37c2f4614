import { ensureBuilt } from './checkout/build.mjs'
import { ensureInstalled } from './checkout/install.mjs'
import { requireNode } from './checkout/node-version.mjs'
import { tellAndFail } from './checkout/refusal.mjs'

try {
  requireNode()
  await ensureInstalled({ forDevelopment: true })
  await ensureBuilt()
} catch (error) {
  tellAndFail(error)
}
