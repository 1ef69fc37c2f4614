import { test as base } from '@playwright/test'

/** Playwright's own test, which also closes every window that a test opened, so that none goes on listening. */
export const test = base.extend<{ closing: undefined }>({
  closing: [
    async ({ browser }, use) => {
      await use(undefined)
      await Promise.all(browser.contexts().map(context => context.close()))
    },
    { auto: true },
  ],
})
