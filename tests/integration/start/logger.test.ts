import { expect, test } from 'vitest'
import { createLogger } from '~/infra/logger.server'

function capture(): { log: ReturnType<typeof createLogger>; written: () => string } {
  let written = ''
  const write = (line: string) => {
    written += line
  }
  const log = createLogger({ LOG_LEVEL: 'debug' }, { write })
  return { log, written: () => written }
}

test('a log line keeps ids and loses every address, name, token and key', () => {
  const { log, written } = capture()
  log.info(
    {
      personId: '5f1b8c1e-6a52-4c59-8a36-0d8f3c5b1a11',
      checkoutId: 'cs_test_a1b2c3d4e5f6a1b2c3d4e5f6a1b2c3d4e5f6a1b2c3d4e5f6a1b2c3d4e5',
      email: 'claire@example.org',
      nested: { authorization: 'Bearer abc', note: 'wrote to claire@example.org' },
      link: '/i/Zk3vQ9xw7TnR2mYb8LpHc5JdFs1GaUe4oKiXtVyWqB0',
    },
    'sent to claire@example.org with sk_test_4eC39HqLyjWDarjtT1zdp7dc and re_12345678_abcdefghijkl',
  )
  expect(written()).toContain('5f1b8c1e-6a52-4c59-8a36-0d8f3c5b1a11')
  expect(written()).toContain('cs_test_a1b2c3')
  expect(written()).not.toMatch(/claire|Bearer|Zk3vQ9xw7|4eC39HqLyj|abcdefghijkl/)
})

test('an error is logged by its kind and rule, without the values that broke it', () => {
  const { log, written } = capture()
  const error = Object.assign(new Error('duplicate key for claire@example.org'), {
    code: '23505',
    constraint: 'people_address',
    detail: 'Key (address)=(claire@example.org) already exists.',
  })
  log.error({ error, cause: new Error('x', { cause: error }) }, 'failed')
  expect(written()).toContain('people_address')
  expect(written()).not.toContain('claire')
})
