import type { Committee, KnockOut } from '~/domain/qualification/types'
import { Button } from '~/ui/button'
import { CheckboxField } from '~/ui/checkbox-field'
import { useCopy, useLocale } from '~/ui/locale'
import { TextField } from '~/ui/text-field'
import { copy } from './copy'
import { FigureField, FormPart, fieldIdOf, usePartField } from './part-form'
import { PartLink } from './part-link'
import { spareLines } from './read-parts'

type JudgingPartProps = {
  committee: Committee
  minimumScore: number | null
  knockOuts: readonly KnockOut[]
}

/** The committee's criteria and rules, the minimum score, and the rules over several answers. */
export function JudgingPart({ committee, minimumScore, knockOuts }: JudgingPartProps) {
  const t = useCopy(copy)
  const locale = useLocale()
  const criteria = [
    ...committee.criteria,
    ...Array.from({ length: spareLines }, () => ({ id: '', label: { fr: '', en: '' }, weight: 1 })),
  ]
  return (
    <>
      <FormPart title={t('committee')} hint={t('spareLine')}>
        <ol className="lines">
          {criteria.map((criterion, at) => (
            <CriterionLine key={criterion.id || `spare-${at}`} at={at} criterion={criterion} />
          ))}
        </ol>
        <div className="figure-fields">
          <FigureField name="quorum" label={t('quorum')} value={committee.quorum} hint={t('quorumHint')} />
        </div>
        <CheckboxField
          name="veto"
          id={fieldIdOf('veto')}
          label={t('veto')}
          defaultChecked={committee.veto}
          value="on"
        />
      </FormPart>
      <FormPart title={t('score')}>
        <div className="figure-fields">
          <FigureField
            name="minimumScore"
            label={t('minimumScore')}
            value={minimumScore}
            hint={t('minimumHint')}
          />
        </div>
      </FormPart>
      <FormPart title={t('knockOuts')} hint={knockOuts.length > 0 ? t('knockOutsText') : t('noKnockOuts')}>
        <ul className="part-list">
          {knockOuts.map(({ id, words }) => (
            <li key={id}>
              <PartLink selection={{ part: 'knock_out', id }}>{words[locale] || t('untitled')}</PartLink>
            </li>
          ))}
        </ul>
        <div className="add-part">
          <Button type="submit" variant="outlined" size="small" name="intent" value="add_knock_out">
            {t('addKnockOut')}
          </Button>
        </div>
      </FormPart>
    </>
  )
}

function CriterionLine({ at, criterion }: { at: number; criterion: Committee['criteria'][number] }) {
  const t = useCopy(copy)
  const field = usePartField()
  const label = t('criterion', { number: at + 1 })
  return (
    <li className="line line-criterion">
      <input type="hidden" name={`criterion.${at}.id`} value={criterion.id} />
      <TextField
        {...field(`criterion.${at}.fr`, criterion.label.fr)}
        label={t('inFrench', { label })}
        lang="fr"
        maxLength={300}
        autoComplete="off"
      />
      <TextField
        {...field(`criterion.${at}.en`, criterion.label.en)}
        label={t('inEnglish', { label })}
        lang="en"
        maxLength={300}
        autoComplete="off"
      />
      <TextField
        {...field(`criterion.${at}.weight`, criterion.weight)}
        label={t('weightShort')}
        aria-label={t('criterionWeight', { number: at + 1 })}
        inputMode="decimal"
        autoComplete="off"
      />
    </li>
  )
}
