import { defineCopy } from '~/shared/copy'
import { AccentScope } from '~/ui/accent-style'
import { Caps } from '~/ui/caps'
import { useCopy } from '~/ui/locale'
import { Monogram } from '~/ui/monogram'
import { PageHead } from '~/ui/page-head'
import { Rule } from '~/ui/rule'
import { SectionHead } from '~/ui/section-head'
import { Signature } from '~/ui/signature'
import { Specimen } from './specimen'

const copy = defineCopy({
  fr: {
    title: 'Encre et papier',
    over: 'Au-dessus du titre',
    head: 'Le titre d’une page,',
    aside: 'et sa seconde ligne',
    text: 'Une phrase qui dit où l’on est, en peu de mots, sans jamais presser.',
    voice: 'La voix de la maison\u202f: ce qu’une personne écrit à une autre, sans détour et sans réclame.',
    caps: 'Petites capitales',
    metal: 'Le métal de la maison',
    both: 'Chaque couleur est une paire',
  },
  en: {
    title: 'Ink and paper',
    over: 'Above the title',
    head: 'The title of a page,',
    aside: 'and its second line',
    text: 'One sentence that says where one is, in few words, and never hurries.',
    voice: 'The voice of the house: what one person writes to another, plainly, with nothing to sell.',
    caps: 'Small capitals',
    metal: 'The metal of the house',
    both: 'Every colour is a pair',
  },
})

const HOUSES = [
  ['Aurora', '#8a6b3d'],
  ['Maison Vidal', '#27424f'],
  ['Domaine Sarrazin', '#5d2a33'],
  ['Éclat', '#ffd400'],
] as const

export function InkPieces() {
  const t = useCopy(copy)
  return (
    <section>
      <h1 className="display-lg mb-6">{t('title')}</h1>
      <Specimen name="PageHead">
        <div className="[&_h1]:m-0">
          <PageHead over={t('over')} title={t('head')} aside={t('aside')} text={t('text')} />
        </div>
      </Specimen>
      <Specimen name="SectionHead">
        <SectionHead title={t('head')} aside="14 · 3 · 2,1" />
      </Specimen>
      <Specimen name="voice, Signature">
        <p className="voice measure">{t('voice')}</p>
        <Signature name="Élise Marchand" title="Maison Aurora" />
      </Specimen>
      <Specimen name="Caps, Monogram, Rule">
        <Caps>{t('caps')}</Caps>
        <Caps accent>{t('caps')}</Caps>
        <p className="mt-4 flex items-center gap-4">
          <Monogram name="Maison Vidal" /> <Monogram name="Le Cercle Aurora" large />
        </p>
        <Rule />
      </Specimen>
      <Specimen name="AccentScope">
        <div className="grid gap-3 sm:grid-cols-2">
          {(['paper', 'night'] as const).map(theme => (
            <div key={theme} data-theme={theme} className="grid gap-4 bg-paper p-6">
              <p className="text-sm text-soft">{t('both')}</p>
              {HOUSES.map(([name, accent]) => (
                <AccentScope key={name} accent={accent} className="border-b border-accent pb-3">
                  <Caps accent>{name}</Caps>
                  <p className="font-display text-xl">{t('metal')}</p>
                </AccentScope>
              ))}
            </div>
          ))}
        </div>
      </Specimen>
    </section>
  )
}
