import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { ensureBuilt } from './checkout/build.mjs'
import { checkout } from './checkout/folder.mjs'
import { ensureInstalled } from './checkout/install.mjs'
import { requireNode } from './checkout/node-version.mjs'
import { tellAndFail } from './checkout/refusal.mjs'

// `npm run bench` measures the built club against its floors; `npm run bench -- seats` or `-- pages` one half of it.
try {
  requireNode()
  await ensureInstalled({ forDevelopment: true })
  await ensureBuilt()
  const main = join(checkout, 'scripts', 'bench', 'main.ts')
  const child = spawn(process.execPath, ['--import', 'tsx', main, ...process.argv.slice(2)], {
    cwd: checkout,
    stdio: 'inherit',
  })
  process.exitCode = await new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', code => resolve(code ?? 1))
  })
} catch (error) {
  tellAndFail(error)
}
