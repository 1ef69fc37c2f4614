import { ensureBuilt } from './checkout/build.mjs'
import { requireNode } from './checkout/node-version.mjs'
import { tellAndFail } from './checkout/refusal.mjs'

try {
  requireNode()
  await ensureBuilt()
} catch (error) {
  tellAndFail(error)
}
