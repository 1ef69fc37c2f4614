import { useCopy } from '../locale'
import { SelectField } from '../select-field'
import { copy } from './copy'
import { GuestFields } from './guest-fields'
import { SlotChoice, type SlotChoiceProps } from './slot-choice'

type PartyFieldsProps = {
  choice: SlotChoiceProps['choice'] | null
  streamHref: string | undefined
  /** Where one waits for a slot that is full. */
  waitHref?: string
  guestsAllowed: number
  /** Until when guests may come without a name; null: they are named now. */
  namedBy: string | null
  /** The house says its word on each guest. */
  isReviewed: boolean
  typed: { guests: string[]; slotIds?: string[]; company?: number } | null
}

/** What a party says of itself: the slots that it chooses, how many it is, and their names. */
export function PartyFields({
  choice,
  streamHref,
  waitHref,
  guestsAllowed,
  namedBy,
  isReviewed,
  typed,
}: PartyFieldsProps) {
  const t = useCopy(copy)
  const isLater = namedBy !== null && guestsAllowed > 0
  return (
    <>
      {choice ? (
        <SlotChoice choice={choice} streamHref={streamHref} chosen={typed?.slotIds} waitHref={waitHref} />
      ) : null}
      {isLater ? (
        <SelectField
          name="company"
          label={t('company')}
          hint={t('companyHint', { moment: namedBy })}
          defaultValue={String(typed?.company ?? 0)}
          options={Array.from({ length: guestsAllowed + 1 }, (_, count) => ({
            value: String(count),
            label: count === 0 ? t('companyAlone') : String(count),
          }))}
        />
      ) : null}
      <GuestFields
        allowed={guestsAllowed}
        names={typed?.guests}
        hint={isLater ? t('guestLater') : undefined}
        isReviewed={isReviewed}
      />
    </>
  )
}
