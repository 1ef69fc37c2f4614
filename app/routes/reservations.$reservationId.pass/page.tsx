import { Link } from '@remix-run/react'
import { paths } from '~/shared/paths'
import { Caps } from '~/ui/caps'
import { CodeFigure } from '~/ui/code-figure'
import type { Loaded } from '~/ui/loaded'
import { useCopy } from '~/ui/locale'
import { copy } from './copy'
import type { loadPasses } from './handlers.server'

/** Nothing but what the door needs to see: one large code for each person, and whose it is. */
export function PassPage({ id, clubName, brandName, event, passes, wallets }: Loaded<typeof loadPasses>) {
  const t = useCopy(copy)
  const count = passes.length
  return (
    <main className="page-appear mx-auto max-w-5xl px-5 pt-8 pb-14">
      <header className="mb-8 text-center">
        <Caps>{clubName}</Caps>
        <h1 className="display-lg mt-3">{t('title', { count })}</h1>
        <p className="mx-auto mt-3 max-w-md text-sm text-soft">{t('text', { count })}</p>
      </header>
      <ul className="pass-list">
        {passes.map(({ position, name, code, closed }) => (
          <li key={position} className="pass">
            {code ? <CodeFigure code={code} label={t('code', { name })} /> : null}
            <div className="pass-words">
              <Caps accent>{`${brandName} · ${event.title}`}</Caps>
              <p className="mt-3 font-display text-3xl">{name}</p>
              <p className="mt-2 text-sm">{event.when}</p>
              <p className="text-sm text-soft">
                {event.hours} · {event.place}
              </p>
              {closed ? <p className="mt-4 max-w-sm text-sm text-warn">{t(`closed_${closed}`)}</p> : null}
              {code && (wallets.apple || wallets.google) ? (
                <p className="mt-4 flex flex-wrap gap-x-5 gap-y-2 text-sm" data-print="hide">
                  {wallets.apple ? (
                    <a className="link" href={paths.reservationWallet(id, position, 'apple')}>
                      {t('apple')}
                    </a>
                  ) : null}
                  {wallets.google ? (
                    <a
                      className="link"
                      href={paths.reservationWallet(id, position, 'google')}
                      rel="noreferrer"
                    >
                      {t('google')}
                    </a>
                  ) : null}
                </p>
              ) : null}
            </div>
          </li>
        ))}
      </ul>
      <p className="mx-auto mt-9 max-w-md text-center text-sm text-soft">{t('changes')}</p>
      <p className="mt-4 text-center" data-print="hide">
        <Link className="link" to={paths.reservation(id)}>
          {t('back')}
        </Link>
      </p>
    </main>
  )
}
