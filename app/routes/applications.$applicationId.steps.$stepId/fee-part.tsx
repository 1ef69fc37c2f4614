import { Form, useRevalidator, useSearchParams } from '@remix-run/react'
import { useEffect } from 'react'
import { Caps } from '~/ui/caps'
import { useCopy } from '~/ui/locale'
import { Notice } from '~/ui/notice'
import { SubmitButton } from '~/ui/submit-button'
import { specialCopy } from './special-copy'
import type { FeePartView } from './special-view'

/** What is to be paid and what becomes of it; then where the money is. */
export function FeePart({ view, isOpen }: { view: FeePartView; isOpen: boolean }) {
  const t = useCopy(specialCopy)
  const { amount, isReturned, state, wasRefused } = view
  const isUnpaid = state === 'asked' || state === 'page'
  useWaitForBank(state === 'page')
  return (
    <section className="max-w-xl">
      <Caps accent>{t(isReturned ? 'depositOver' : 'feeOver')}</Caps>
      <p className="display-lg tabular mt-2">{amount}</p>
      {state === 'paid' ? <Paid amount={amount} /> : null}
      {state === 'returning' ? <p className="voice mt-4">{t('returningText', { amount })}</p> : null}
      {state === 'returned' ? <p className="voice mt-4">{t('returnedText', { amount })}</p> : null}
      <p className="mt-4 text-soft">{t(isReturned ? 'depositText' : 'feeText')}</p>
      {isUnpaid && wasRefused ? (
        <div className="mt-5">
          <Notice tone="warn">{t('cardRefused')}</Notice>
        </div>
      ) : null}
      {isUnpaid && isOpen ? (
        <Form method="post" className="mt-6 grid justify-items-start gap-3">
          <SubmitButton variant="outlined" name="special" value="pay">
            {state === 'page' ? t('resumePayment') : t('pay', { amount })}
          </SubmitButton>
          <p className="aside-text">{state === 'page' && !wasRefused ? t('onItsWay') : t('payAside')}</p>
        </Form>
      ) : null}
    </section>
  )
}

function Paid({ amount }: { amount: string }) {
  const t = useCopy(specialCopy)
  return <p className="voice mt-4 text-good">{`${t('isPaid')} ${t('paidText', { amount })}`}</p>
}

const patienceMs = 2_500
const tries = 12

/** Back from the payment page, asks again for half a minute whether the bank has said so. */
function useWaitForBank(isWaiting: boolean): void {
  const [search] = useSearchParams()
  const { revalidate } = useRevalidator()
  const isBack = search.has('paid')
  useEffect(() => {
    if (!isWaiting || !isBack) return
    let left = tries
    const timer = setInterval(() => {
      left -= 1
      if (left >= 0) revalidate()
      else clearInterval(timer)
    }, patienceMs)
    return () => clearInterval(timer)
  }, [isWaiting, isBack, revalidate])
}
