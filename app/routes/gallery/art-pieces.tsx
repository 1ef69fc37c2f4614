import { defineCopy } from '~/shared/copy'
import { type ArtKind, EventArt } from '~/ui/event-art'
import { useCopy } from '~/ui/locale'
import { Specimen } from './specimen'

const copy = defineCopy({
  fr: { title: 'Ce qui se dessine' },
  en: { title: 'What is drawn' },
})

const KINDS: readonly ArtKind[] = ['aurora', 'contours', 'lacquer']
const HOUSES = [
  ['laponie-avant-premiere', '#8a6b3d'],
  ['diner-des-fondateurs', '#5d2a33'],
  ['manufacture-maison-vidal', '#27424f'],
] as const

export function ArtPieces() {
  const t = useCopy(copy)
  return (
    <section>
      <h2 className="display-lg mb-6">{t('title')}</h2>
      {KINDS.map(kind => (
        <Specimen key={kind} name={`EventArt ${kind}`}>
          <div className="grid gap-4">
            <div className="aspect-[1400/760] max-w-4xl overflow-hidden">
              <EventArt slug="laponie-avant-premiere" kind={kind} />
            </div>
            <div className="grid max-w-4xl grid-cols-3 gap-4">
              {HOUSES.map(([slug, accent]) => (
                <div key={slug} className="aspect-[8/5] overflow-hidden">
                  <EventArt slug={slug} kind={kind} accent={accent} aspect="thumb" />
                </div>
              ))}
            </div>
          </div>
        </Specimen>
      ))}
    </section>
  )
}
