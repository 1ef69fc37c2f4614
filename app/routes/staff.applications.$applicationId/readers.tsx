import { Form } from '@remix-run/react'
import { CheckboxField } from '~/ui/checkbox-field'
import { Disclosure } from '~/ui/disclosure'
import { useCopy } from '~/ui/locale'
import { SubmitButton } from '~/ui/submit-button'
import { Refused } from './exchange'
import { reviewCopy } from './review-copy'
import type { DeskView } from './view'

/** Who is asked to read, chosen by hand. */
export function Readers({ readers, answer }: DeskView) {
  const t = useCopy(reviewCopy)
  if (readers.length === 0) return null
  const hintOf = ({ hasVoted, hasInterest, interest }: (typeof readers)[number]) => {
    if (hasInterest) return interest ? `${t('hasInterest')} · ${interest}` : t('hasInterest')
    return hasVoted ? t('hasVoted') : undefined
  }
  return (
    <Disclosure summary={t('readers')} open={answer?.intent === 'assign'}>
      <p className="field-hint">{t('readersHint')}</p>
      <Form
        key={readers.map(({ isAssigned }) => isAssigned).join()}
        method="post"
        preventScrollReset
        className="pb-3"
      >
        <Refused answer={answer} intent="assign" />
        <input type="hidden" name="intent" value="assign" />
        {readers.map(reader => (
          <CheckboxField
            key={reader.id}
            name="reviewerIds"
            value={reader.id}
            label={reader.name}
            hint={hintOf(reader)}
            defaultChecked={reader.isAssigned}
          />
        ))}
        <SubmitButton variant="outlined" size="small">
          {t('readersSend')}
        </SubmitButton>
      </Form>
    </Disclosure>
  )
}
