import { expect, test } from 'vitest'
import { addPasskey, preparePasskey } from '~/domain/accounts/add-passkey.server'
import { listMyPasskeys } from '~/domain/accounts/queries.server'
import { readSession } from '~/domain/accounts/read-session.server'
import { removePasskey } from '~/domain/accounts/remove-passkey.server'
import { renamePasskey } from '~/domain/accounts/rename-passkey.server'
import { preparePasskeySignIn, signInWithPasskey } from '~/domain/accounts/sign-in-with-passkey.server'
import type { SignedIn } from '~/domain/kernel/actor'
import { accountsCtx, signedIn, testOrigin } from '../../factories/person'
import { useTestDatabase } from '../../set-up/database'
import { softwareAuthenticator } from './software-authenticator'

const base = useTestDatabase()
const ctx = () => accountsCtx(base.db)
const here = { origin: testOrigin, rpId: 'localhost' }
type Device = ReturnType<typeof softwareAuthenticator>

async function register(actor: SignedIn, device: Device, at = here) {
  const prepared = await preparePasskey(ctx(), actor)
  if (!prepared.ok) throw new Error(prepared.reason)
  const { challengeId, options } = prepared.value
  const response = device.create({ ...at, challenge: options.challenge })
  return {
    challengeId,
    challenge: options.challenge,
    added: await addPasskey(ctx(), actor, { challengeId, response, label: 'Key' }),
  }
}

async function challenge() {
  const prepared = await preparePasskeySignIn(ctx())
  if (!prepared.ok) throw new Error(prepared.reason)
  return { challengeId: prepared.value.challengeId, challenge: prepared.value.options.challenge }
}

async function knock(
  device: Device,
  { at = here, counting = true, formerToken = null as string | null } = {},
) {
  const asked = await challenge()
  const response = device.get({ ...at, challenge: asked.challenge }, { counting })
  const presented = { challengeId: asked.challengeId, response, device: 'Chrome, Mac', formerToken }
  return { presented, challenge: asked.challenge, answer: await signInWithPasskey(ctx(), presented) }
}

const refused = { ok: false, reason: 'not_verified' }

test('a passkey that was added signs its owner in, and ends the session that the browser held', async () => {
  const { actor, token } = await signedIn(base.db)
  const device = softwareAuthenticator()
  expect((await register(actor, device)).added.ok).toBe(true)
  const { answer } = await knock(device, { formerToken: token })
  if (!answer.ok) throw new Error(answer.reason)
  expect((await readSession(ctx(), answer.value.token))?.person.id).toBe(actor.personId)
  expect(await readSession(ctx(), token)).toBeNull()
})

test('a challenge is good once, for its own person, for five minutes', async () => {
  const { actor } = await signedIn(base.db)
  const other = await signedIn(base.db)
  const device = softwareAuthenticator()
  const first = await register(actor, device)
  const another = softwareAuthenticator().create({ ...here, challenge: first.challenge })
  const twice = { challengeId: first.challengeId, response: another, label: '' }
  expect(await addPasskey(ctx(), actor, twice)).toEqual(refused)
  const { presented, challenge: spent } = await knock(device)
  const again = { ...presented, response: device.get({ ...here, challenge: spent }) }
  expect(await signInWithPasskey(ctx(), again)).toEqual(refused)

  const prepared = await preparePasskey(ctx(), other.actor)
  if (!prepared.ok) throw new Error(prepared.reason)
  const { challengeId, options } = prepared.value
  const response = softwareAuthenticator().create({ ...here, challenge: options.challenge })
  expect(await addPasskey(ctx(), actor, { challengeId, response, label: '' })).toEqual(refused)

  const late = await challenge()
  await base.db
    .updateTable('passkey_challenges')
    .set({ expires_at: new Date(Date.now() - 1) })
    .execute()
  const answer = device.get({ ...here, challenge: late.challenge })
  const tooLate = { challengeId: late.challengeId, response: answer, device: '', formerToken: null }
  expect(await signInWithPasskey(ctx(), tooLate)).toEqual(refused)
})

test('an answer made for another site opens nothing', async () => {
  const { actor } = await signedIn(base.db)
  const device = softwareAuthenticator()
  const elsewhere = { origin: 'https://elsewhere.test', rpId: 'elsewhere.test' }
  expect((await register(actor, device, elsewhere)).added).toEqual(refused)
  expect((await register(actor, device)).added.ok).toBe(true)
  expect((await knock(device, { at: elsewhere })).answer).toEqual(refused)
  expect((await knock(device, { at: { ...here, rpId: 'elsewhere.test' } })).answer).toEqual(refused)
})

test('another device’s signature, and one whose counter has not grown, open nothing', async () => {
  const { actor } = await signedIn(base.db)
  const device = softwareAuthenticator()
  const { added } = await register(actor, device)
  expect((await knock(device)).answer.ok).toBe(true)
  expect((await knock(device, { counting: false })).answer).toEqual(refused)
  const thief = softwareAuthenticator()
  const asked = await challenge()
  const response = {
    ...thief.get({ ...here, challenge: asked.challenge }),
    id: added.ok ? added.value.passkeyId : '',
    rawId: added.ok ? added.value.passkeyId : '',
  }
  const stolen = { challengeId: asked.challengeId, response, device: '', formerToken: null }
  expect(await signInWithPasskey(ctx(), stolen)).toEqual(refused)
})

test('one that was removed opens nothing; only its owner renames or removes it', async () => {
  const { actor } = await signedIn(base.db)
  const other = await signedIn(base.db)
  const device = softwareAuthenticator()
  const { added } = await register(actor, device)
  const passkeyId = added.ok ? added.value.passkeyId : ''
  expect(await renamePasskey(ctx(), other.actor, { passkeyId, label: 'mine' })).toMatchObject({
    reason: 'not_found',
  })
  expect(await removePasskey(ctx(), other.actor, passkeyId)).toMatchObject({ reason: 'not_found' })
  expect((await renamePasskey(ctx(), actor, { passkeyId, label: 'Grey laptop' })).ok).toBe(true)
  expect(await listMyPasskeys(ctx(), actor)).toMatchObject([{ id: passkeyId, label: 'Grey laptop' }])
  expect((await removePasskey(ctx(), actor, passkeyId)).ok).toBe(true)
  expect((await knock(device)).answer).toEqual(refused)
})
