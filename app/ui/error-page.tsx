import { defineCopy } from '~/shared/copy'
import { useCopy } from './locale'

export type ErrorKind = 'not-found' | 'failed' | 'busy'

const copy = defineCopy({
  fr: {
    notFoundTitle: 'Cette porte n’existe pas,',
    notFoundAside: 'ou ne s’ouvre pas pour vous',
    notFoundText:
      'Si une lettre vous invitait ici, elle a pu vieillir. La maison vous en écrira volontiers une autre.',
    failedTitle: 'Quelque chose nous a échappé,',
    failedAside: 'et nous le regardons déjà',
    failedText:
      'Rien de ce que vous avez confié n’est perdu. Reprenez dans un instant\u202f; si cela se répète, donnez-nous ce numéro.',
    busyTitle: 'La maison se prépare,',
    busyAside: 'revenez dans un instant',
    busyText:
      'Nous remettons de l’ordre. Vos places et vos réponses vous attendent, telles que vous les avez laissées.',
    reference: 'Référence',
    home: 'Revenir à l’accueil',
  },
  en: {
    notFoundTitle: 'There is no such door,',
    notFoundAside: 'or it does not open for you',
    notFoundText: 'If a letter led you here, it may have grown old. The house will gladly write you another.',
    failedTitle: 'Something slipped through our hands,',
    failedAside: 'and we are already looking',
    failedText:
      'Nothing you have given us is lost. Try again in a moment; if it happens again, tell us this number.',
    busyTitle: 'The house is being made ready,',
    busyAside: 'come back in a moment',
    busyText:
      'We are putting things in order. Your seats and your answers are waiting, just as you left them.',
    reference: 'Reference',
    home: 'Back to the entrance',
  },
})

const WORDS = {
  'not-found': ['notFoundTitle', 'notFoundAside', 'notFoundText'],
  failed: ['failedTitle', 'failedAside', 'failedText'],
  busy: ['busyTitle', 'busyAside', 'busyText'],
} as const

/** A refusal to show and a page that never was read alike: both are 404. */
export function kindOfStatus(status: number): ErrorKind {
  if (status === 503 || status === 429) return 'busy'
  return status >= 500 ? 'failed' : 'not-found'
}

type ErrorPageProps = { kind: ErrorKind; reference?: string; homeHref?: string; headingLevel?: 1 | 2 }

export function ErrorPage({ kind, reference, homeHref = '/', headingLevel = 1 }: ErrorPageProps) {
  const t = useCopy(copy)
  const [title, aside, text] = WORDS[kind]
  const Heading = headingLevel === 1 ? 'h1' : 'h2'
  const Main = headingLevel === 1 ? 'main' : 'div'
  return (
    <Main className="error-page">
      <p className="font-display text-2xl">Connivence</p>
      <Heading className="display-lg mt-14">
        {t(title)}
        <br />
        <em>{t(aside)}</em>
      </Heading>
      <p className="mt-7 max-w-[46ch]">{t(text)}</p>
      {reference ? (
        <p className="mt-7 text-soft text-sm">
          <span className="caps mr-3">{t('reference')}</span>
          <span className="tabular select-all">{reference}</span>
        </p>
      ) : null}
      <p className="mt-9">
        <a href={homeHref} className="link">
          {t('home')}
        </a>
      </p>
    </Main>
  )
}
