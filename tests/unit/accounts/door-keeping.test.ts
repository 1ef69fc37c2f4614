import { describe, expect, test } from 'vitest'
import { describeDevice } from '~/domain/accounts/describe-device'
import { judgeSignInLink, mayChangeRole } from '~/domain/accounts/policy'
import { relyingPartyOf } from '~/domain/accounts/relying-party'
import type { SignedIn, StaffRole } from '~/domain/kernel/actor'
import { safeReturnPath } from '~/web/return-path'

describe('the way back after signing in', () => {
  test('a path of this site is honoured, with its query', () => {
    for (const path of ['/', '/account', '/staff/events/1?tab=guests', '/a#b'])
      expect(safeReturnPath(path, '/home')).toBe(path)
  })

  test('anything that a browser could take elsewhere is not', () => {
    const elsewhere = [
      'https://elsewhere.test/',
      '//elsewhere.test',
      '/\\elsewhere.test',
      '\\\\elsewhere.test',
      '/\t/elsewhere.test',
      '/..//elsewhere.test',
      '/.//elsewhere.test',
      'javascript:alert(1)',
      'account',
      '',
      ' /account',
      '/a\r\nSet-Cookie: a=b',
      null,
      undefined,
      42,
      `/${'a'.repeat(600)}`,
    ]
    for (const path of elsewhere) expect(safeReturnPath(path, '/home')).toBe('/home')
  })
})

describe('a sign-in link', () => {
  const now = new Date('2026-11-22T10:00:00Z')
  const asker = Buffer.alloc(32, 1)
  const link = {
    expiresAt: new Date('2026-11-22T10:00:01Z'),
    consumedAt: null,
    supersededAt: null,
    codeAttempts: 0,
    browserHash: asker,
  }

  test('needs its code in any browser but the one that asked, and never when nobody asked', () => {
    expect(judgeSignInLink(link, { now, browserHash: asker })).toEqual({
      ok: true,
      value: { codeNeeded: false },
    })
    for (const browserHash of [null, Buffer.alloc(32, 2)])
      expect(judgeSignInLink(link, { now, browserHash })).toEqual({ ok: true, value: { codeNeeded: true } })
    expect(judgeSignInLink({ ...link, browserHash: null }, { now, browserHash: null })).toEqual({
      ok: true,
      value: { codeNeeded: false },
    })
  })

  test('is over at the very instant at which it expires', () => {
    expect(judgeSignInLink({ ...link, expiresAt: now }, { now, browserHash: asker })).toMatchObject({
      reason: 'expired',
    })
  })
})

test('passkeys need a name and https, or this very machine', () => {
  expect(relyingPartyOf('https://club.example')).toEqual({
    id: 'club.example',
    origin: 'https://club.example',
  })
  expect(relyingPartyOf('http://localhost:3000')?.id).toBe('localhost')
  for (const origin of [
    'http://club.example',
    'http://127.0.0.1:3000',
    'https://192.0.2.7',
    'https://[2001:db8::1]',
  ])
    expect(relyingPartyOf(origin)).toBeNull()
})

test('a device is known again by two names and nothing more', () => {
  const firefox = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:150.0) Gecko/20100101 Firefox/150.0'
  const safari =
    'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1 Version/19.0 Mobile Safari/604.1'
  const edge = 'Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/150.0 Safari/537.36 Edg/150.0'
  expect(describeDevice(firefox)).toBe('Firefox, Windows')
  expect(describeDevice(safari)).toBe('Safari, iPhone')
  expect(describeDevice(edge)).toBe('Edge, Windows')
  expect(describeDevice('curl/8.0')).toBe('')
  expect(describeDevice(null)).toBe('')
})

test('admins change every right, managers the door alone, others none', () => {
  const actor = (...roles: StaffRole[]): SignedIn => ({
    kind: 'person',
    personId: 'p',
    sessionId: 's',
    roles,
  })
  const all = ['admin', 'manager', 'brand_staff', 'door'] as const
  const changed = (who: SignedIn) => all.filter(role => mayChangeRole(who, role))
  expect(changed(actor({ role: 'admin' }))).toEqual(all)
  expect(changed(actor({ role: 'manager' }))).toEqual(['door'])
  expect(changed(actor({ role: 'brand_staff', brandId: 'b' }))).toEqual([])
  expect(changed(actor({ role: 'door', eventId: 'e' }))).toEqual([])
  expect(changed(actor())).toEqual([])
})
