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

export default defineConfig({
  testDir: 'tests/e2e',
  testMatch: '**/*.e2e.ts',
  globalSetup: join(checkout, 'tests', 'set-up', 'open-club.ts'),
  outputDir: '.cache/browser-tests',
  // All tests share one club, on a machine that may have two cores.
  workers: 1,
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
