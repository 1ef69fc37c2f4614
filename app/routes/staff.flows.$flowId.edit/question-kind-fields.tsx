import type { Question } from '~/domain/qualification/types'
import { DateTimeField } from '~/ui/date-time-field'
import { useCopy } from '~/ui/locale'
import { RadioGroup } from '~/ui/radio-group'
import { copy } from './copy'
import { OptionLines } from './option-lines'
import { BilingualArea, BilingualField, FigureField, fieldIdOf, usePartField } from './part-form'

/** What each kind of question asks of whoever makes it. */
export function QuestionKindFields({ question }: { question: Question }) {
  const t = useCopy(copy)
  const field = usePartField()
  const weight = (
    <FigureField name="weight" label={t('weight')} value={question.weight} hint={t('weightHint')} />
  )
  switch (question.kind) {
    case 'short':
    case 'long':
      return (
        <div className="figure-fields">
          <FigureField name="mostCharacters" label={t('mostCharacters')} value={question.mostCharacters} />
        </div>
      )
    case 'choice':
    case 'ranking':
      return (
        <>
          <OptionLines options={question.options} withFatal={question.kind === 'choice'} />
          <div className="figure-fields">{weight}</div>
        </>
      )
    case 'several':
      return (
        <>
          <OptionLines options={question.options} withFatal />
          <div className="figure-fields">
            <FigureField name="least" label={t('leastChosen')} value={question.least} />
            <FigureField name="most" label={t('mostChosen')} value={question.most} />
            {weight}
          </div>
        </>
      )
    case 'number':
      return (
        <>
          <BilingualField name="unit" label={t('unit')} value={question.unit} most={40} />
          <div className="figure-fields">
            <FigureField name="least" label={t('least')} value={question.least} />
            <FigureField name="most" label={t('most')} value={question.most} />
            {weight}
          </div>
        </>
      )
    case 'date':
      return (
        <div className="figure-fields">
          <DateTimeField {...field('notBefore', question.notBefore)} kind="date" label={t('notBefore')} />
          <DateTimeField {...field('notAfter', question.notAfter)} kind="date" label={t('notAfter')} />
        </div>
      )
    case 'file':
      return (
        <>
          <RadioGroup
            name="accepts"
            id={fieldIdOf('accepts')}
            legend={t('accepts')}
            defaultValue={question.accepts}
            options={[
              { value: 'images', label: t('images') },
              { value: 'images_and_pdf', label: t('imagesAndPdf') },
            ]}
          />
          <div className="figure-fields">
            <FigureField name="most" label={t('mostFiles')} value={question.most} />
          </div>
        </>
      )
    case 'consent':
      return (
        <BilingualArea
          name="words"
          label={t('consentWords')}
          value={question.words}
          hint={t('storyHint')}
          rows={6}
          most={3000}
        />
      )
    case 'address':
    case 'vehicle':
      return null
  }
}
