import { Form } from '@remix-run/react'
import { useCopy } from '~/ui/locale'
import { SectionHead } from '~/ui/section-head'
import { SubmitButton } from '~/ui/submit-button'
import { TextField } from '~/ui/text-field'
import { copy } from './copy'
import type { SlotsView } from './view'

/** How many of the slots to choose from a reservation takes, and the seats of all of them together. */
export function ChoicesPart({ count, choicesMin, choicesMax, bound }: SlotsView['choices']) {
  const t = useCopy(copy)
  return (
    <section aria-labelledby="choices-title">
      <SectionHead id="choices-title" title={t('choicesTitle')} />
      <Form
        method="post"
        className="mt-5 grid grid-cols-2 gap-6"
        key={`${choicesMin} ${choicesMax} ${bound}`}
      >
        <TextField
          type="number"
          name="least"
          min={0}
          max={Math.min(20, count)}
          label={t('least')}
          defaultValue={choicesMin}
          required
        />
        <TextField
          type="number"
          name="most"
          min={1}
          max={Math.min(20, count)}
          label={t('most')}
          defaultValue={choicesMax}
          required
        />
        <div className="col-span-2">
          <TextField
            type="number"
            name="bound"
            min={1}
            max={100_000}
            label={t('bound')}
            hint={t('boundHint')}
            defaultValue={bound ?? ''}
            optional
          />
        </div>
        <div className="col-span-2">
          <SubmitButton size="small" variant="outlined" name="intent" value="choices">
            {t('save')}
          </SubmitButton>
        </div>
      </Form>
    </section>
  )
}
