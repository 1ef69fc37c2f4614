import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Club, deposit, openClub, payByForm } from './stripe-harness'

let club: Club
beforeAll(async () => {
  club = await openClub()
})
afterAll(() => club.close())

const visit = (path: string, language = 'en') =>
  fetch(club.sandbox.origin + path, { headers: { 'accept-language': language } })

describe('the hosted page', () => {
  it('shows what is paid for, how much, and the way back, in the language of the session', async () => {
    const session = await club.stripe.checkout.sessions.create(deposit({ locale: 'fr' }))
    const text = await (await visit(`/c/pay/${session.id}`)).text()
    expect(text).toContain('<html lang="fr">')
    expect(text).toContain('Paiement d’essai')
    expect(text).toContain('Avant-première en Laponie')
    expect(text).toContain('Caution pour une place')
    expect(text).toMatch(/500,00\s€/)
    expect(text).toContain('href="http://localhost:4000/back"')
  })

  it('follows the browser when the session leaves the language open', async () => {
    const session = await club.stripe.checkout.sessions.create(deposit({ locale: 'auto' }))
    expect(await (await visit(`/c/pay/${session.id}`, 'fr-CH,en;q=0.5')).text()).toContain('Numéro de carte')
    expect(await (await visit(`/c/pay/${session.id}`, 'de,en;q=0.5')).text()).toContain('Card number')
  })

  it('runs no script, is kept nowhere, and lets its form end only at the club', async () => {
    const session = await club.stripe.checkout.sessions.create(deposit())
    const page = await visit(`/c/pay/${session.id}`)
    expect(page.headers.get('cache-control')).toBe('no-store')
    const policy = page.headers.get('content-security-policy') ?? ''
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("form-action 'self' http://localhost:4000;")
    expect(await page.text()).not.toMatch(/<script|style=|onclick/)
  })

  it('changes nothing when it is only looked at, however often', async () => {
    const session = await club.stripe.checkout.sessions.create(deposit())
    const before = await club.stripe.events.list({ limit: 1 })
    for (const path of ['', '/authenticate', '?lang=fr']) await visit(`/c/pay/${session.id}${path}`)
    expect(await club.stripe.checkout.sessions.retrieve(session.id)).toEqual(session)
    expect((await club.stripe.events.list({ limit: 1 })).data).toEqual(before.data)
  })

  it('asks for an address when nobody gave one, and keeps it for the club', async () => {
    const session = await club.stripe.checkout.sessions.create(deposit({ customer_email: undefined }))
    expect((await payByForm(club, session.id, '4242424242424242')).status).toBe(422)
    await payByForm(club, session.id, '4242424242424242', { email: 'lou@example.com' })
    const paid = await club.stripe.checkout.sessions.retrieve(session.id)
    expect(paid.customer_details?.email).toBe('lou@example.com')
  })

  it('says that a paid session is settled, and leads on to the club', async () => {
    const session = await club.stripe.checkout.sessions.create(deposit({ locale: 'en' }))
    await payByForm(club, session.id, '4242424242424242')
    const text = await (await visit(`/c/pay/${session.id}`)).text()
    expect(text).toContain('All settled')
    expect(text).toContain(`href="http://localhost:4000/return?session=${session.id}"`)
  })

  it('leaves a percent-encoded placeholder of the return address as it is', async () => {
    const success_url = 'http://localhost:4000/return?session=%7BCHECKOUT_SESSION_ID%7D'
    const session = await club.stripe.checkout.sessions.create(deposit({ success_url }))
    expect((await payByForm(club, session.id, '4242424242424242')).location).toBe(success_url)
  })

  it('takes no form that comes from another site', async () => {
    const session = await club.stripe.checkout.sessions.create(deposit())
    const response = await fetch(`${club.sandbox.origin}/c/pay/${session.id}`, {
      method: 'POST',
      headers: { origin: 'https://elsewhere.example' },
      body: new URLSearchParams({ number: '4242424242424242' }),
    })
    expect(response.status).toBe(403)
  })

  it('has nothing at another address', async () => {
    expect((await visit('/c/pay/cs_test_none')).status).toBe(404)
    expect((await visit('/pay')).status).toBe(404)
    expect((await visit('/healthz')).status).toBe(200)
  })
})
