import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { staffAddresses } from '../../integration/web/staff-addresses'

const routes = fileURLToPath(new URL('../../../app/routes/', import.meta.url))
const folders = readdirSync(routes).filter(name => /^(staff|door)(\.|_|$)/.test(name))

test('every route of the staff stands in the table of who may, and the table names no other', () => {
  expect(Object.keys(staffAddresses).sort()).toEqual([...folders].sort())
})

test('what the table says of its buttons is what the route has', () => {
  const withAction = folders.filter(folder => /^export\b[^=(]*\baction\b/m.test(sourceOf(folder)))
  const withPost = Object.keys(staffAddresses).filter(name => staffAddresses[name]?.post !== undefined)
  expect(withPost.sort()).toEqual(withAction.sort())
})

test('no staff route hides in a file of its own beside the folders', () => {
  const files = readdirSync(routes, { withFileTypes: true }).filter(entry => entry.isFile())
  expect(files.map(({ name }) => name)).toEqual([])
})

function sourceOf(folder: string): string {
  const file = ['route.tsx', 'route.ts'].map(name => `${routes}${folder}/${name}`).find(existsSync)
  if (!file) throw new Error(`${folder} has no route`)
  return readFileSync(file, 'utf8')
}
