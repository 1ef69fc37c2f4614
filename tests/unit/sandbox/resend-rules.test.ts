import { describe, expect, test } from 'vitest'
import { createRateLimit } from '../../../scripts/sandbox/resend/limit-rate'
import { parseMailbox } from '../../../scripts/sandbox/resend/parse-address'
import { signSvix } from '../../../scripts/sandbox/resend/sign-svix'
import { validateEmail } from '../../../scripts/sandbox/resend/validate-email'
import { chooseLanguage, words } from '../../../scripts/sandbox/resend/words'

const letter = {
  from: 'Maison <m@club.example>',
  to: 'ines@example.com',
  subject: 'Laponie',
  text: 'Bonjour',
}
const terms = { senderDomains: ['club.example'], inBatch: false }

function refusal(changes: Record<string, unknown>, inBatch = false) {
  const checked = validateEmail({ ...letter, ...changes }, { ...terms, inBatch })
  return checked.ok ? null : [checked.problem.statusCode, checked.problem.name, checked.problem.message]
}

describe('a letter', () => {
  test('with its four required parts is accepted', () => {
    expect(refusal({})).toBeNull()
  })

  test.each(['from', 'to', 'subject'])('without its %s is refused by that name', field => {
    expect(refusal({ [field]: undefined })).toEqual([
      422,
      'missing_required_field',
      `Missing \`${field}\` field.`,
    ])
  })

  test('needs html or text', () => {
    expect(refusal({ text: '' })?.[1]).toBe('missing_required_field')
    expect(refusal({ text: '', html: '<p>Bonjour</p>' })).toBeNull()
  })

  test.each([
    ['a field of another name', { replyTo: 'a@b.example' }],
    ['a number as subject', { subject: 4 }],
    ['a subject on two lines', { subject: 'a\nBcc: b@c.example' }],
    ['51 recipients', { to: Array(51).fill('a@example.com') }],
    ['a bad address among good ones', { to: ['a@example.com', 'b@@example.com'] }],
    ['a copy to nobody', { cc: ['nobody'] }],
    ['headers as a list', { headers: [{ name: 'X', value: '1' }] }],
    ['a header that is not a string', { headers: { 'X-Rank': 1 } }],
    ['a header with a line break', { headers: { 'X-Rank': 'a\r\nBcc: b@c.example' } }],
    ['a tag with a dot', { tags: [{ name: 'letter', value: 'l.1' }] }],
    ['a tag with an accent', { tags: [{ name: 'soirée', value: '1' }] }],
    ['a tag of 257 characters', { tags: [{ name: 'letter', value: 'l'.repeat(257) }] }],
    ['an empty tag', { tags: [{ name: 'letter', value: '' }] }],
    ['a tag with a third part', { tags: [{ name: 'letter', value: '1', kind: 'x' }] }],
    ['76 tags', { tags: Array.from({ length: 76 }, (_, at) => ({ name: `t${at}`, value: '1' })) }],
    ['an attachment that is not base64', { attachments: [{ filename: 'a.txt', content: 'é' }] }],
    [
      'an attachment with a field of another name',
      { attachments: [{ filename: 'a', content: 'YQ==', size: '1' }] },
    ],
  ])('with %s is refused', (_, changes) => {
    expect(refusal(changes)?.slice(0, 2)).toEqual([422, 'validation_error'])
  })

  test('with an attachment that has neither content nor path is refused as such', () => {
    expect(refusal({ attachments: [{ filename: 'a.txt' }] })?.[1]).toBe('invalid_attachment')
  })

  test('with 40 MB of encoded attachments is accepted, and with one byte more refused', () => {
    const content = 'A'.repeat(40 * 1024 * 1024)
    expect(refusal({ attachments: [{ filename: 'a.bin', content }] })).toBeNull()
    const more = { filename: 'b.bin', content: 'YQ==' }
    expect(refusal({ attachments: [{ filename: 'a.bin', content }, more] })?.[2]).toContain('40MB')
  })

  test('from a domain that is not verified is refused with 403', () => {
    expect(refusal({ from: 'm@mail.club.example' })).toEqual([
      403,
      'validation_error',
      'The mail.club.example domain is not verified. Please, add and verify your domain on https://resend.com/domains',
    ])
  })

  test('in a batch carries neither attachments nor a schedule', () => {
    expect(refusal({ attachments: [] }, true)?.[2]).toContain('not supported in batch')
    expect(refusal({ scheduled_at: '2030-01-01T10:00:00Z' }, true)?.[2]).toContain('not supported in batch')
  })
})

test.each([
  ['ines@example.com', 'ines@example.com', null],
  ['Inès de Vaux <ines@example.com>', 'ines@example.com', 'Inès de Vaux'],
  ['"Vaux, Inès" <ines+vip@mail.example.com>', 'ines+vip@mail.example.com', 'Vaux, Inès'],
])('%s is a mailbox', (text, address, name) => {
  expect(parseMailbox(text)).toMatchObject({ address, name })
})

test.each([
  '',
  'ines',
  'ines@',
  '@example.com',
  'ines@example',
  'a..b@example.com',
  'inès@example.com',
  'a@b..c',
  'a b@example.com',
  'Inès <ines@example.com',
  'a@example.com\n',
])('%j is no mailbox', text => {
  expect(parseMailbox(text)).toBeNull()
})

test('two calls a second pass, the third waits for the window to end', () => {
  const count = createRateLimit(2)
  expect([0, 10, 999, 1000, 1001, 1500].map(now => count(now).allowed)).toEqual([
    true,
    true,
    false,
    true,
    true,
    false,
  ])
})

test('a signature is the one that Svix publishes as its example', () => {
  const headers = signSvix('whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', {
    id: 'msg_p5jXN8AQM9LWM0D4loKWxJek',
    body: '{"test": 2432232314}',
    atSeconds: 1614265330,
  })
  expect(headers['svix-signature']).toBe('v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=')
})

test('French and English say everything, and a browser of neither reads English', () => {
  expect(Object.keys(words.fr)).toEqual(Object.keys(words.en))
  expect(['fr-CA,en', 'en-GB', 'de,fr;q=0.5', 'ja', undefined].map(chooseLanguage)).toEqual([
    'fr',
    'en',
    'fr',
    'en',
    'en',
  ])
})
