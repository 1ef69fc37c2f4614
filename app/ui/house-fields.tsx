import { defineCopy } from '~/shared/copy'
import { SlotChoice, type SlotChoiceProps } from './event-page/slot-choice'
import { useCopy } from './locale'
import { SelectField } from './select-field'
import { TextArea } from './text-area'

const copy = defineCopy({
  fr: {
    slots: 'Créneaux',
    company: 'Combien accompagnent cette personne',
    alone: 'personne',
    names: 'Leurs noms',
    namesHint: 'Un par ligne. Effacez la ligne de qui ne vient plus\u202f; un nom peut encore manquer.',
    reason: 'Raison',
    reasonHint: 'Elle reste dans la maison, avec votre nom.',
    word: 'Un mot à la personne',
    wordHint: 'Il est écrit tel quel dans sa lettre, dans la langue où vous l’écrivez.',
  },
  en: {
    slots: 'Slots',
    company: 'How many come with this person',
    alone: 'nobody',
    names: 'Their names',
    namesHint: 'One a line. Erase the line of whoever no longer comes; a name may still be wanting.',
    reason: 'Reason',
    reasonHint: 'It stays within the house, with your name.',
    word: 'A word to the person',
    wordHint: 'It stands in their letter as you write it, in the language in which you write it.',
  },
})

const guestsAtMost = 9

type HousePartyProps = {
  choice: SlotChoiceProps['choice'] | null
  typed: { company: number; names: string; slotIds: readonly string[] }
}

/** A party as the house writes it for someone: the slots, how many come along, and the names that are known. */
export function HouseParty({ choice, typed }: HousePartyProps) {
  const t = useCopy(copy)
  return (
    <>
      {choice ? <SlotChoice choice={choice} chosen={typed.slotIds} legend={t('slots')} /> : null}
      <SelectField
        name="company"
        label={t('company')}
        defaultValue={String(typed.company)}
        options={Array.from({ length: guestsAtMost + 1 }, (_, count) => ({
          value: String(count),
          label: count === 0 ? t('alone') : String(count),
        }))}
      />
      <TextArea
        name="names"
        label={t('names')}
        hint={t('namesHint')}
        rows={3}
        maxLength={1200}
        defaultValue={typed.names}
        optional
      />
    </>
  )
}

type HouseReasonProps = {
  reason: string
  reasonErrors?: string[]
  /** Left out where the letter has no place for a word of the house. */
  word?: string
}

/** Why the house does it, which is kept; and what it says of it to the person, if anything. */
export function HouseReason({ reason, reasonErrors, word }: HouseReasonProps) {
  const t = useCopy(copy)
  return (
    <>
      <TextArea
        name="reason"
        label={t('reason')}
        hint={t('reasonHint')}
        rows={2}
        maxLength={500}
        defaultValue={reason}
        errors={reasonErrors}
        required
      />
      {word === undefined ? null : (
        <TextArea
          name="word"
          label={t('word')}
          hint={t('wordHint')}
          rows={2}
          maxLength={600}
          defaultValue={word}
          optional
        />
      )}
    </>
  )
}
