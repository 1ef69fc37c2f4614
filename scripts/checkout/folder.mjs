import { dirname, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

/**
 * The root of the checkout. This module runs from `scripts/checkout/` and, bundled, from `build/processes/`: both lie
 * two folders below the root, and bundles must stay there for this to hold.
 */
export const checkout = resolve(dirname(fileURLToPath(import.meta.url)), '..', '..')
