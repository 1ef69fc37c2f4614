import { defineCopy } from '~/shared/copy'
import { useCopy, useLocale } from '~/ui/locale'
import { Specimen } from './specimen'

const copy = defineCopy({
  fr: { title: 'Les lettres', open: 'Ouvrir', text: 'En texte seul' },
  en: { title: 'The letters', open: 'Open', text: 'As plain text' },
})

export function LetterPieces({ letters }: { letters: readonly string[] }) {
  const t = useCopy(copy)
  const locale = useLocale()
  return (
    <section>
      <h2 className="display-lg mb-6">{t('title')}</h2>
      {letters.map(name => {
        const href = `/gallery/letters/${name}?locale=${locale}`
        return (
          <Specimen key={name} name={name}>
            <iframe
              src={href}
              title={name}
              loading="lazy"
              className="h-[46rem] w-full max-w-2xl border border-rule"
            />
            <p className="mt-3 flex gap-6 text-sm">
              <a href={href} className="link">
                {t('open')}
              </a>
              <a href={`${href}&as=text`} className="link">
                {t('text')}
              </a>
            </p>
          </Specimen>
        )
      })}
    </section>
  )
}
