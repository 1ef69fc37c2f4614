import { join } from 'node:path'
import { defineConfig } from '@playwright/test'
import { findChromium, howToGetChromium } from './scripts/checkout/chromium.mjs'
import { checkout } from './scripts/checkout/folder.mjs'

const executablePath = await findChromium()
if (executablePath === null) throw new Error(howToGetChromium)

// Chromium cannot build its sandbox as root; the rest keeps it from speaking to anyone but the club.
const quiet = [
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]
const args = process.getuid?.() === 0 ? ['--no-sandbox', ...quiet] : quiet

/**
 * The whole suite goes in three lanes over one club: what looks at pages, in two, beside what walks and often waits.
 * Everyone comes in first, for a ready link opens once; what asks the club to be at rest comes last, alone. A file named
 * on its own needs none of this.
 */
const looks = ['pages.e2e.ts', 'circle-pages.e2e.ts']
const lanes = [
  { name: 'arriving', testMatch: 'arrival.e2e.ts', teardown: 'at rest' },
  ...looks.map(testMatch => ({ name: testMatch, testMatch, dependencies: ['arriving'], workers: 1 })),
  {
    name: 'walking',
    testIgnore: ['arrival.e2e.ts', 'links.e2e.ts', ...looks],
    dependencies: ['arriving'],
    workers: 1,
  },
  { name: 'at rest', testMatch: 'links.e2e.ts' },
]

export default defineConfig({
  testDir: 'tests/e2e',
  testMatch: '**/*.e2e.ts',
  globalSetup: join(checkout, 'tests', 'set-up', 'open-club.ts'),
  outputDir: '.cache/browser-tests',
  // All tests share one club, on a machine that may have two cores.
  ...(process.env.BROWSER_LANES ? { workers: 3, projects: lanes } : { workers: 1 }),
  fullyParallel: false,
  forbidOnly: Boolean(process.env.CI),
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [['list']],
  use: {
    browserName: 'chromium',
    launchOptions: { executablePath, args },
    baseURL: process.env.CLUB_ORIGIN,
    // A trace costs a third of the time: TRACE=1 keeps one of each failure.
    trace: process.env.TRACE ? 'retain-on-failure' : 'off',
    screenshot: 'only-on-failure',
  },
})
