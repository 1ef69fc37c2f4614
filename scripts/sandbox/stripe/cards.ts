/** What a test card does when it is charged. */
export type CardOutcome =
  | { kind: 'succeeds' }
  | { kind: 'declines'; code: string; declineCode?: string; message: string }

export type TestCard = {
  number: string
  brand: 'visa' | 'mastercard' | 'amex'
  country: string
  /** Whether the holder must first authenticate with 3-D Secure. */
  challenge: boolean
  outcome: CardOutcome
  /** After the charge: a dispute is opened, or a refund of it fails. */
  aftermath?: 'dispute' | 'refund-fails'
}

const SUCCEEDS: CardOutcome = { kind: 'succeeds' }
const GENERIC_DECLINE = declines('card_declined', 'Your card was declined.', 'generic_decline')

/** Stripe's published test numbers (docs.stripe.com/testing), as far as a club meets them. */
const CARDS: TestCard[] = [
  card('4242424242424242', SUCCEEDS),
  card('4000056655665556', SUCCEEDS),
  card('4000002500000003', SUCCEEDS, { country: 'FR' }),
  card('5555555555554444', SUCCEEDS, { brand: 'mastercard' }),
  card('378282246310005', SUCCEEDS, { brand: 'amex' }),
  card('4000000000000002', GENERIC_DECLINE),
  card(
    '4000000000009995',
    declines('card_declined', 'Your card has insufficient funds.', 'insufficient_funds'),
  ),
  card('4000000000009987', declines('card_declined', 'Your card was declined.', 'lost_card')),
  card('4000000000000069', declines('expired_card', 'Your card has expired.')),
  card('4000000000000127', declines('incorrect_cvc', "Your card's security code is incorrect.")),
  card(
    '4000000000000119',
    declines('processing_error', 'An error occurred while processing your card. Try again in a little bit.'),
  ),
  card('4000002500003155', SUCCEEDS, { challenge: true, country: 'FR' }),
  card('4000002760003184', SUCCEEDS, { challenge: true, country: 'DE' }),
  card('4000000000003220', SUCCEEDS, { challenge: true }),
  card('4000008400001629', GENERIC_DECLINE, { challenge: true }),
  card('4000000000000259', SUCCEEDS, { aftermath: 'dispute' }),
  card('4000000000005126', SUCCEEDS, { aftermath: 'refund-fails' }),
]

export function findTestCard(digits: string): TestCard | undefined {
  return CARDS.find(known => known.number === digits)
}

/** The check digit rule of payment card numbers (Luhn), for 12 to 19 digits. */
export function isCardNumber(digits: string): boolean {
  if (!/^\d{12,19}$/.test(digits)) return false
  const sum = [...digits].reverse().reduce((total, digit, index) => {
    const doubled = Number(digit) * (index % 2 === 1 ? 2 : 1)
    return total + (doubled > 9 ? doubled - 9 : doubled)
  }, 0)
  return sum % 10 === 0
}

function card(number: string, outcome: CardOutcome, more: Partial<TestCard> = {}): TestCard {
  return { number, brand: 'visa', country: 'US', challenge: false, outcome, ...more }
}

function declines(code: string, message: string, declineCode?: string): CardOutcome {
  return { kind: 'declines', code, message, declineCode }
}
