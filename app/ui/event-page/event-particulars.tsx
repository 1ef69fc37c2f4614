import { DefinitionRows } from '../definition-rows'
import { useCopy } from '../locale'
import { copy } from './copy'

type EventParticularsProps = { season: string; dressCode: string; included: string }

/** What to wear and what is included, for as much as is said of it. */
export function EventParticulars({ season, dressCode, included }: EventParticularsProps) {
  const t = useCopy(copy)
  const rows = [
    ...(season ? [{ term: t('season'), value: season }] : []),
    ...(dressCode ? [{ term: t('dressCode'), value: dressCode }] : []),
    ...(included ? [{ term: t('included'), value: <Lines text={included} /> }] : []),
  ]
  return rows.length > 0 ? <DefinitionRows rows={rows} /> : null
}

function Lines({ text }: { text: string }) {
  return (
    <>
      {text
        .split('\n')
        .filter(line => line.trim() !== '')
        .map(line => (
          <span key={line} className="block">
            {line}
          </span>
        ))}
    </>
  )
}
