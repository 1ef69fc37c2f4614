import fc from 'fast-check'
import { expect, test } from 'vitest'
import { movementsOf } from '~/domain/deposits/ledger.server'

const at = new Date('2027-01-02T10:00:00Z')
const charge = fc.record({
  chargeId: fc.uuid().map(id => `ch_${id}`),
  outcome: fc.constantFrom('captured' as const, 'authorised' as const, 'failed' as const, 'pending' as const),
  amount: fc.integer({ min: 1, max: 1_000_000 }),
  at: fc.constant(at),
})
const refund = fc.record({
  stripeRefundId: fc.uuid().map(id => `re_${id}`),
  refundId: fc.constant(null),
  amount: fc.integer({ min: 1, max: 1_000_000 }),
  status: fc.constantFrom('succeeded' as const, 'pending' as const, 'failed' as const),
  at: fc.constant(at),
})

test('each charge and each refund is one movement, with its own amount, and what is pending has not moved', () => {
  fc.assert(
    fc.property(fc.array(charge), fc.array(refund), (charges, refunds) => {
      const movements = movementsOf({
        paymentIntentId: 'pi_1',
        status: 'succeeded',
        currency: 'EUR',
        charges,
        refunds,
      })
      const expected = [
        ...charges
          .filter(({ outcome }) => outcome !== 'pending')
          .map(({ outcome, chargeId, amount }) => [outcome, chargeId, amount]),
        ...refunds
          .filter(({ status }) => status !== 'pending')
          .map(({ status, stripeRefundId, amount }) => [
            status === 'failed' ? 'failed' : 'refunded',
            stripeRefundId,
            amount,
          ]),
      ]
      expect(movements.map(({ kind, objectId, amount }) => [kind, objectId, amount])).toEqual(expected)
    }),
  )
})
