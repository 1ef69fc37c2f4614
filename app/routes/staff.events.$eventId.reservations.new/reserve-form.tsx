import { Form } from '@remix-run/react'
import { CheckboxField } from '~/ui/checkbox-field'
import type { SlotChoiceProps } from '~/ui/event-page/slot-choice'
import { HouseParty, HouseReason } from '~/ui/house-fields'
import { useCopy } from '~/ui/locale'
import { Notice } from '~/ui/notice'
import { RadioGroup } from '~/ui/radio-group'
import { SubmitButton } from '~/ui/submit-button'
import type { ReserveAnswer } from './answer'
import { copy } from './copy'

type ReserveFormProps = {
  personId: string
  choice: SlotChoiceProps['choice'] | null
  /** For each seat, in words; null: the event asks for none. */
  deposit: string | null
  answer: ReserveAnswer | null
}

const nobodyElse = { company: 0, names: '', slotIds: [] }

/** The party, what becomes of its deposit, and why the house does it. */
export function ReserveForm({ personId, choice, deposit, answer }: ReserveFormProps) {
  const t = useCopy(copy)
  const typed = answer?.typed
  return (
    <Form method="post" className="grid max-w-2xl grid-cols-1 gap-7">
      {answer ? (
        <Notice tone="warn" live>
          {answer.told}
        </Notice>
      ) : null}
      <input type="hidden" name="person" value={personId} />
      <HouseParty choice={choice} typed={typed ?? nobodyElse} />
      {deposit ? (
        <RadioGroup
          name="how"
          legend={t('how', { amount: deposit })}
          defaultValue={typed?.how ?? 'offer'}
          options={[
            { value: 'offer', label: t('offer'), hint: t('offerHint') },
            { value: 'confirm', label: t('waive'), hint: t('waiveHint') },
          ]}
        />
      ) : (
        <p className="measure text-soft">{t('noDeposit')}</p>
      )}
      {answer?.waits ? (
        <CheckboxField
          name="passesLine"
          label={t('passesLine')}
          hint={t('passesLineHint')}
          defaultChecked={typed?.passesLine}
        />
      ) : null}
      <HouseReason reason={typed?.reason ?? ''} />
      <div>
        <SubmitButton>{t('reserve')}</SubmitButton>
      </div>
    </Form>
  )
}
