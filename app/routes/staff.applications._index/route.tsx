import { defineCopy } from '~/shared/copy'
import { useCopy } from '~/ui/locale'

const copy = defineCopy({
  fr: { choose: 'Choisissez une candidature pour la lire.', keys: 'J ouvre la première.' },
  en: { choose: 'Choose an application to read it.', keys: 'J opens the first.' },
})

/** The desk while nothing lies on it. */
export default function NothingOpen() {
  const t = useCopy(copy)
  return (
    <div className="vetting-nothing">
      <p className="voice">{t('choose')}</p>
      <p className="mt-2 text-sm text-soft">{t('keys')}</p>
    </div>
  )
}
