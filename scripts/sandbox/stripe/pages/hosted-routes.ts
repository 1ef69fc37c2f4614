import type Stripe from 'stripe'
import type { HttpReply, HttpRequest, HttpRoute } from '../../shared/http'
import { answerChallenge, type PayOutcome, paySession } from '../actions/pay-session'
import type { Sandbox } from '../state'
import { readCardEntry } from './card-entry'
import { challengePage, expiredPage, paidPage, successUrl, unknownPage } from './closing-pages'
import { type Language, pageLanguage } from './copy'
import { seeOther } from './layout'
import { type PayPage, payPage } from './pay-page'

/** The hosted payment page. Its GETs change nothing; its POSTs may be pressed twice. */
export function hostedRoutes(sandbox: Sandbox): HttpRoute[] {
  return [
    { method: 'GET', pattern: '/c/pay/:id', handle: request => withSession(sandbox, request, showSession) },
    { method: 'POST', pattern: '/c/pay/:id', handle: request => withSession(sandbox, request, takeCard) },
    {
      method: 'GET',
      pattern: '/c/pay/:id/authenticate',
      handle: request => withSession(sandbox, request, showChallenge),
    },
    {
      method: 'POST',
      pattern: '/c/pay/:id/authenticate',
      handle: request => withSession(sandbox, request, takeChallenge),
    },
  ]
}

type Visit = { sandbox: Sandbox; session: Stripe.Checkout.Session; language: Language; request: HttpRequest }

function withSession(sandbox: Sandbox, request: HttpRequest, handle: (visit: Visit) => HttpReply): HttpReply {
  const session = sandbox.sessions.get(request.params.id ?? '')
  const asked = new URLSearchParams(request.query).get('lang') ?? undefined
  const language = pageLanguage(asked, session?.locale, request.headers['accept-language'])
  if (!session) return unknownPage(language)
  return handle({ sandbox, session, language, request })
}

function showSession(visit: Visit): HttpReply {
  const closed = closedPage(visit)
  return closed ?? payPage(openPage(visit))
}

function takeCard(visit: Visit): HttpReply {
  const { sandbox, session, request } = visit
  if (session.status === 'complete') return seeOther(successUrl(session))
  const closed = closedPage(visit)
  if (closed) return closed
  const page = openPage(visit)
  const form = new URLSearchParams(request.body.toString('utf8'))
  const read = readCardEntry(form, page.email, new Date(sandbox.nowMs()))
  const entered = { name: form.get('name') ?? '', email: form.get('email') ?? '' }
  if ('problems' in read) return payPage({ ...page, failure: null, problems: read.problems, entered }, 422)
  return outcomeReply(visit, paySession(sandbox, session.id, read.entry), entered)
}

function showChallenge(visit: Visit): HttpReply {
  const closed = closedPage(visit)
  if (closed) return closed
  if (!visit.sandbox.challenges.get(visit.session.id)) return seeOther(payPath(visit))
  return challengePage(visit.language, visit.session)
}

function takeChallenge(visit: Visit): HttpReply {
  const outcome = new URLSearchParams(visit.request.body.toString('utf8')).get('outcome')
  if (outcome !== 'complete' && outcome !== 'fail') return showChallenge(visit)
  if (visit.session.status === 'open' && !visit.sandbox.challenges.get(visit.session.id)) {
    return seeOther(payPath(visit))
  }
  return outcomeReply(visit, answerChallenge(visit.sandbox, visit.session.id, outcome === 'complete'))
}

function outcomeReply(visit: Visit, outcome: PayOutcome, entered?: PayPage['entered']): HttpReply {
  switch (outcome.kind) {
    case 'complete':
      return seeOther(successUrl(outcome.session))
    case 'challenge':
      return seeOther(`/c/pay/${visit.session.id}/authenticate?lang=${visit.language}`)
    case 'declined':
      return payPage({ ...openPage(visit, outcome.intent), entered }, 402)
    case 'closed':
      return expiredPage(visit.language, visit.session)
  }
}

function closedPage({ session, language }: Visit): HttpReply | null {
  if (session.status === 'complete') return paidPage(language, session)
  return session.status === 'open' ? null : expiredPage(language, session)
}

function openPage({ sandbox, session, language }: Visit, tried?: Stripe.PaymentIntent): PayPage {
  const customer = typeof session.customer === 'string' ? sandbox.customers.get(session.customer) : undefined
  const customerEmail = customer && !customer.deleted ? customer.email : null
  const intent =
    tried ??
    (typeof session.payment_intent === 'string'
      ? sandbox.paymentIntents.get(session.payment_intent)
      : undefined)
  const error = intent?.last_payment_error
  return {
    language,
    session,
    items: sandbox.lineItems.get(session.id) ?? [],
    held: sandbox.plans.get(session.id)?.capture_method === 'manual',
    email: session.customer_email ?? customerEmail ?? null,
    failure: error ? { code: error.code, declineCode: error.decline_code } : null,
  }
}

function payPath({ session, language }: Visit): string {
  return `/c/pay/${session.id}?lang=${language}`
}
