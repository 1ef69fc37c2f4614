import { pathToFileURL } from 'node:url'
import { tellAndFail } from '../checkout/refusal.mjs'

// `node call.mjs BUNDLE FUNCTION WORDS…`: calls one function that a bundle exports, prints what it returns (a text as it is, else as JSON), and
// ends, whatever connections it left open.
const [bundle = '', name = '', ...words] = process.argv.slice(2)
try {
  const result = await (await import(pathToFileURL(bundle).href))[name](...words)
  const text = typeof result === 'string' ? result : JSON.stringify(result ?? null)
  process.stdout.write(`${text}\n`, () => process.exit(0))
} catch (error) {
  tellAndFail(error)
  process.exit()
}
