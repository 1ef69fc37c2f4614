import { paths } from '~/shared/paths'
import { AuthShell } from '~/ui/auth-shell'
import { ButtonLink } from '~/ui/button-link'
import { useCopy } from '~/ui/locale'
import { PageHead } from '~/ui/page-head'
import { copy } from './copy'

/** What a stranger sees: whose house it is, and how one comes in. */
export function Door({ club, houses }: { club: string; houses: string }) {
  const t = useCopy(copy)
  return (
    <AuthShell homeHref={paths.home()}>
      <PageHead size="large" title={t('doorTitle')} aside={t('doorAside')} />
      <p className="voice mt-7">{houses ? t('doorText', { club, houses }) : t('doorTextAlone', { club })}</p>
      <p className="mt-10">
        <ButtonLink to={paths.signIn()}>{t('comeIn')}</ButtonLink>
      </p>
    </AuthShell>
  )
}
