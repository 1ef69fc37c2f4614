import { paths } from '~/shared/paths'
import { ButtonLink } from '~/ui/button-link'
import { EmptyState } from '~/ui/empty-state'
import type { Loaded } from '~/ui/loaded'
import { useCopy } from '~/ui/locale'
import { MemberShell } from '~/ui/member-shell'
import { PageHead } from '~/ui/page-head'
import { copy } from './copy'
import type { loadMembership } from './handlers.server'

/** For whoever is no member: where the way in is, and nothing of what lies behind it. */
export function Outside({ shell }: Pick<Loaded<typeof loadMembership>, 'shell'>) {
  const t = useCopy(copy)
  return (
    <MemberShell {...shell} homeHref={paths.home()}>
      <PageHead title={t('outsideTitle')} />
      <div className="mt-8">
        <EmptyState
          text={t('outsideText')}
          action={<ButtonLink to={paths.apply()}>{t('outsideLink')}</ButtonLink>}
        />
      </div>
    </MemberShell>
  )
}
