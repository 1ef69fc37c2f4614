import { Link } from '@remix-run/react'
import { paths } from '~/shared/paths'
import { Caps } from '../caps'
import { EventArt } from '../event-art'
import { LetterShell } from '../letter-shell'
import { useCopy } from '../locale'
import { copy } from './page-copy'
import { ToldRefusal } from './told-refusal'

type TeaserPageProps = {
  clubName: string
  teaser: { title: string; season: string }
  opens: { because: string; next: string; href: string | null }
}

/** An event as those below its rank know it: a name, a season, and what opens it. */
export function TeaserPage({ clubName, teaser, opens }: TeaserPageProps) {
  const t = useCopy(copy)
  return (
    <LetterShell
      art={<EventArt slug="teaser" kind="contours" aspect="phone" />}
      clubName={clubName}
      brandName={clubName}
    >
      <Caps accent>{t('teaser')}</Caps>
      <h1 className="display-xl mt-3.5">{teaser.title}</h1>
      {teaser.season ? <p className="mt-5 text-[17px] text-soft">{teaser.season}</p> : null}
      <div className="mt-8">
        <ToldRefusal {...opens} />
      </div>
      <p className="mt-6 text-sm">
        <Link className="link" to={paths.events()}>
          {t('programme')}
        </Link>
      </p>
    </LetterShell>
  )
}
