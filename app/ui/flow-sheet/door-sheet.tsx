import type { FlowDefinition } from '~/domain/qualification/types'
import { Caps } from '../caps'
import { useCopy, useLocale } from '../locale'
import { Paragraphs } from '../questions/paragraphs'
import { sheetCopy } from './copy'

type DoorWords = Pick<FlowDefinition, 'name' | 'story' | 'criteria' | 'decides' | 'promiseDays'>

/** What the club says on its public door: its story, what it looks for, how and by when it decides. */
export function DoorSheet({ words }: { words: DoorWords }) {
  const locale = useLocale()
  const t = useCopy(sheetCopy)
  const criteria = words.criteria.map(criterion => criterion[locale]).filter(text => text !== '')
  return (
    <div className="grid gap-7">
      <div>
        <h2 className="display-lg">{words.name[locale] || t('untitled')}</h2>
        <Paragraphs text={words.story[locale]} className="step-text" />
      </div>
      {criteria.length > 0 ? (
        <div>
          <Caps as="h3" accent>
            {t('looksFor')}
          </Caps>
          <ul className="sheet-criteria">
            {criteria.map(text => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </div>
      ) : null}
      <div>
        <Caps as="h3" accent>
          {t('decides')}
        </Caps>
        <Paragraphs text={words.decides[locale]} className="mt-2" />
        <p className="mt-3 text-soft">{t('promise', { count: words.promiseDays })}</p>
      </div>
    </div>
  )
}
