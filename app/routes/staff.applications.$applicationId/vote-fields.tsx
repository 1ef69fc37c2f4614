import { useRef } from 'react'
import { useCopy } from '~/ui/locale'
import { RadioGroup } from '~/ui/radio-group'
import { SelectField } from '~/ui/select-field'
import { TextArea } from '~/ui/text-area'
import { reviewCopy } from './review-copy'
import type { DeskView } from './view'

type VoteFieldsProps = {
  review: DeskView['review']
  sheet: NonNullable<DeskView['review']['sheet']>
  typed: Record<string, string> | null
  /** Told in words what the button will do: "admettre, Signature". */
  onChoose: (proposal: string) => void
}

/** What is proposed; the tier stands there only for those proposals that name one. */
export function VoteFields({ review, sheet, typed, onChoose }: VoteFieldsProps) {
  const t = useCopy(reviewCopy)
  const fields = useRef<HTMLDivElement>(null)
  const tell = () => {
    const chosen = fields.current?.querySelector<HTMLInputElement>('input[name=verdict]:checked')
    const verdict = review.verdicts.find(each => each === chosen?.value)
    if (!verdict) return
    const select = fields.current?.querySelector('select')
    const tier =
      verdict === 'admit' || verdict === 'trial'
        ? review.tiers.find(each => each.value === select?.value)
        : null
    const words = t(verdict).toLocaleLowerCase()
    onChoose(tier ? `${words}, ${tier.label}` : words)
  }
  return (
    <div ref={fields} onChange={tell} className="vote" id="vote">
      <RadioGroup
        id="verdict"
        name="verdict"
        legend={t('verdict')}
        required
        defaultValue={typed?.verdict ?? sheet.verdict ?? undefined}
        options={review.verdicts.map(value => ({ value, label: t(value) }))}
      />
      <div className="vote-tier">
        <SelectField
          id="vote-tier"
          name="tierId"
          label={t('tier')}
          placeholder={review.tiers.length > 1 ? t('chooseTier') : undefined}
          options={review.tiers}
          defaultValue={typed?.tierId ?? sheet.tierId ?? undefined}
        />
      </div>
      <TextArea
        id="vote-words"
        name="words"
        label={t('words')}
        optional
        rows={2}
        maxLength={4000}
        defaultValue={typed?.words ?? sheet.words}
      />
    </div>
  )
}
