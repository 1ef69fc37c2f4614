import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url))
const resolve = { alias: { '~db': at('./db'), '~emails': at('./emails'), '~': at('./app') } }
const onPostgres = {
  environment: 'node' as const,
  globalSetup: ['tests/set-up/postgres.ts'],
  setupFiles: ['tests/set-up/after-each-file.ts'],
  pool: 'forks' as const,
  testTimeout: 60_000,
  hookTimeout: 120_000,
}

// To load the house again for each file costs half as much as its tests: the files of a worker share what is loaded.
const inOneHouse = { isolate: false }

export default defineConfig({
  resolve,
  test: {
    projects: [
      {
        resolve,
        test: {
          name: 'unit',
          include: ['tests/unit/**/*.test.{ts,tsx}'],
          environment: 'node' as const,
          // The static checks run beside these.
          testTimeout: 30_000,
          ...inOneHouse,
        },
      },
      {
        resolve,
        test: {
          name: 'integration',
          include: ['tests/integration/**/*.test.{ts,tsx}'],
          maxWorkers: 2,
          ...onPostgres,
          ...inOneHouse,
        },
      },
      {
        resolve,
        // One file at a time: each of these fills the machine by itself.
        test: {
          name: 'concurrency',
          include: ['tests/{concurrency,faults}/**/*.test.ts'],
          fileParallelism: false,
          ...onPostgres,
          testTimeout: 300_000,
        },
      },
      {
        resolve,
        // Its own command, `npm run test:load`: it takes many minutes and all of the machine.
        test: {
          name: 'load',
          include: ['tests/load/**/*.test.ts'],
          fileParallelism: false,
          ...onPostgres,
          testTimeout: 3_600_000,
        },
      },
    ],
  },
})
