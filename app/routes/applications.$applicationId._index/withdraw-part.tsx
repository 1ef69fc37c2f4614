import { Form } from '@remix-run/react'
import { Disclosure } from '~/ui/disclosure'
import { useCopy } from '~/ui/locale'
import { SubmitButton } from '~/ui/submit-button'
import { copy } from './copy'

/** First what it means, then the press. */
export function WithdrawPart({ consequences }: { consequences: string }) {
  const t = useCopy(copy)
  return (
    <Disclosure summary={t('withdraw')} className="border-t border-rule pt-3">
      <p className="aside-text">{consequences}</p>
      <Form method="post" className="mt-5">
        <input type="hidden" name="intent" value="withdraw" />
        <SubmitButton variant="outlined">{t('withdrawButton')}</SubmitButton>
      </Form>
    </Disclosure>
  )
}
