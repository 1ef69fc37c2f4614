import { expect, test } from 'vitest'
import { answerFile } from '~/web/attachment.server'

const headersOf = (fileName: string) =>
  answerFile({ fileName, mediaType: 'application/pdf', content: Buffer.from('x') }).headers

test('a file is saved and never shown: an attachment, of its own type, in a sandbox, stored nowhere', () => {
  const headers = headersOf('carte.pdf')
  expect(headers.get('Content-Type')).toBe('application/pdf')
  expect(headers.get('X-Content-Type-Options')).toBe('nosniff')
  expect(headers.get('Content-Security-Policy')).toBe(`sandbox; default-src 'none'`)
  expect(headers.get('Cache-Control')).toContain('no-store')
})

test('its name is told in plain letters and as it is, and breaks out of neither', () => {
  expect(headersOf('Pièce d’identité.pdf').get('Content-Disposition')).toBe(
    `attachment; filename="Piece d_identite.pdf"; filename*=UTF-8''Pi%C3%A8ce%20d%E2%80%99identit%C3%A9.pdf`,
  )
  expect(headersOf(`a"b'c(1)*.pdf`).get('Content-Disposition')).toBe(
    `attachment; filename="a_b_c(1)_.pdf"; filename*=UTF-8''a%22b%27c%281%29%2a.pdf`,
  )
})
