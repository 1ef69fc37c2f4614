import type { FlowWords } from '~/domain/qualification/edit-draft'
import type { Bilingual } from '~/shared/copy'
import { useCopy } from '~/ui/locale'
import { copy } from './copy'
import { BilingualArea, BilingualField, FigureField, FormPart } from './part-form'

/** What the flow says of itself on the public door, and what it promises. */
export function WordsPart({ words }: { words: FlowWords }) {
  const t = useCopy(copy)
  return (
    <>
      <BilingualField name="name" label={t('name')} value={words.name} most={300} />
      <BilingualArea
        name="story"
        label={t('story')}
        value={words.story}
        hint={t('storyHint')}
        rows={8}
        most={6000}
      />
      <BilingualArea
        name="criteria"
        label={t('criteria')}
        value={joinLines(words.criteria)}
        hint={t('criteriaHint')}
        most={3600}
      />
      <BilingualArea name="decides" label={t('decides')} value={words.decides} most={2000} />
      <FormPart title={t('promises')}>
        <div className="figure-fields">
          <FigureField name="promiseDays" label={t('promiseDays')} value={words.promiseDays} />
          <FigureField name="keptMonths" label={t('keptMonths')} value={words.keptMonths} />
          <FigureField
            name="returnMonths"
            label={t('returnMonths')}
            value={words.returnMonths}
            hint={t('returnHint')}
          />
        </div>
      </FormPart>
    </>
  )
}

function joinLines(lines: readonly Bilingual[]): Bilingual {
  return { fr: lines.map(({ fr }) => fr).join('\n'), en: lines.map(({ en }) => en).join('\n') }
}
