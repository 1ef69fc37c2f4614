import type { Option } from '~/domain/qualification/types'
import { useCopy } from '~/ui/locale'
import { TextField } from '~/ui/text-field'
import { copy } from './copy'
import { FormPart, fieldIdOf, usePartField } from './part-form'
import { MoveButton } from './question-list'
import { spareLines } from './read-parts'

/** The answers among which to choose: one a line, with its points; two empty lines at the end. */
export function OptionLines({ options, withFatal }: { options: readonly Option[]; withFatal: boolean }) {
  const t = useCopy(copy)
  const lines = [
    ...options,
    ...Array.from({ length: spareLines }, () => ({
      id: '',
      label: { fr: '', en: '' },
      points: 0,
      isFatal: false,
    })),
  ]
  return (
    <FormPart title={t('options')} hint={`${t('optionsHint')} ${t('spareLine')}`}>
      <ol className="lines">
        {lines.map((option, at) => (
          <OptionLine
            key={option.id || `spare-${at}`}
            at={at}
            option={option}
            withFatal={withFatal}
            isFirst={at === 0}
            isLast={at === options.length - 1}
          />
        ))}
      </ol>
    </FormPart>
  )
}

type OptionLineProps = { at: number; option: Option; withFatal: boolean; isFirst: boolean; isLast: boolean }

function OptionLine({ at, option, withFatal, isFirst, isLast }: OptionLineProps) {
  const t = useCopy(copy)
  const field = usePartField()
  const number = { number: at + 1 }
  const label = t('option', number)
  const name = t('optionName', number)
  return (
    <li className="line line-option">
      <input type="hidden" name={`option.${at}.id`} value={option.id} />
      <TextField
        {...field(`option.${at}.fr`, option.label.fr)}
        label={t('inFrench', { label })}
        lang="fr"
        maxLength={300}
        autoComplete="off"
      />
      <TextField
        {...field(`option.${at}.en`, option.label.en)}
        label={t('inEnglish', { label })}
        lang="en"
        maxLength={300}
        autoComplete="off"
      />
      <div className="line-rules">
        <TextField
          {...field(`option.${at}.points`, option.points)}
          label={t('points')}
          aria-label={t('optionPoints', number)}
          inputMode="decimal"
          autoComplete="off"
        />
        {withFatal ? (
          <label className="choice">
            <input
              type="checkbox"
              name={`option.${at}.fatal`}
              id={fieldIdOf(`option.${at}.fatal`)}
              value="on"
              aria-label={t('optionFatal', number)}
              defaultChecked={option.isFatal}
            />
            <span>{t('fatal')}</span>
          </label>
        ) : (
          <span />
        )}
        {option.id === '' ? null : (
          <span className="part-moves">
            <MoveButton
              intent={`option_up:${option.id}`}
              name={t('upNamed', { name })}
              sign="↑"
              isIdle={isFirst}
            />
            <MoveButton
              intent={`option_down:${option.id}`}
              name={t('downNamed', { name })}
              sign="↓"
              isIdle={isLast}
            />
          </span>
        )}
      </div>
    </li>
  )
}
