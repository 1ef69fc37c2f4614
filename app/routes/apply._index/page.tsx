import { Link } from '@remix-run/react'
import { paths } from '~/shared/paths'
import { AccentScope } from '~/ui/accent-style'
import { Caps } from '~/ui/caps'
import { EmptyState } from '~/ui/empty-state'
import type { Loaded } from '~/ui/loaded'
import { useCopy } from '~/ui/locale'
import { MemberShell } from '~/ui/member-shell'
import { PageHead } from '~/ui/page-head'
import { copy } from './copy'
import type { loadDoors } from './handlers.server'

export function DoorsPage({ nav, account, club, doors }: Loaded<typeof loadDoors>) {
  const t = useCopy(copy)
  return (
    <MemberShell homeHref={paths.home()} nav={nav} account={account}>
      <PageHead
        over={t('over', { club })}
        title={t('title')}
        text={doors.length > 0 ? t('text') : undefined}
      />
      {doors.length === 0 ? (
        <div className="mt-8">
          <EmptyState text={t('none')} />
        </div>
      ) : (
        <ul className="mt-10 max-w-3xl">
          {doors.map(door => (
            <li key={door.href} className="relative border-t border-rule py-8">
              <AccentScope accent={door.accent}>
                <Caps accent>{door.brandName || t('house')}</Caps>
                <h2 className="mt-2">
                  <Link to={door.href} className="no-underline after:absolute after:inset-0 hover:underline">
                    {door.name}
                  </Link>
                </h2>
                <p className="voice mt-3">{door.opening}</p>
              </AccentScope>
            </li>
          ))}
        </ul>
      )}
    </MemberShell>
  )
}
