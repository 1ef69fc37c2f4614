import { randomInt } from 'node:crypto'

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'

const SHAPES = {
  customer: ['cus_', 14],
  session: ['cs_test_a1', 56],
  paymentIntent: ['pi_3', 23],
  paymentMethod: ['pm_1', 23],
  charge: ['ch_3', 23],
  refund: ['re_3', 23],
  dispute: ['du_1', 23],
  setupIntent: ['seti_1', 23],
  event: ['evt_1', 23],
  lineItem: ['li_1', 23],
  price: ['price_1', 23],
  product: ['prod_', 14],
  request: ['req_', 14],
  fault: ['flt_', 14],
} as const

/** A fresh id in the shape that Stripe gives to this kind of object. */
export function newId(kind: keyof typeof SHAPES): string {
  const [prefix, length] = SHAPES[kind]
  return prefix + randomText(length)
}

/** Letters and digits from the system's random source. */
export function randomText(length: number): string {
  return Array.from({ length }, () => ALPHABET.charAt(randomInt(ALPHABET.length))).join('')
}
