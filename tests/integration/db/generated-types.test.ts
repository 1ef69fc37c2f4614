import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'
import { checkout } from '../../../scripts/checkout/folder.mjs'
import { useTestDatabase } from '../../set-up/database'

const database = useTestDatabase()

it('the generated types are those of the migrated schema', async () => {
  const run = promisify(execFile)('npm', ['run', '--silent', 'db:types', '--', '--verify'], {
    cwd: checkout,
    env: { ...process.env, DATABASE_URL: database.url },
  })
  await expect(run.then(({ stdout }) => stdout)).resolves.not.toContain('not up-to-date')
})
