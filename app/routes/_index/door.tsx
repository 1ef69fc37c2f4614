import { paths } from '~/shared/paths'
import { AuthShell } from '~/ui/auth-shell'
import { ButtonLink } from '~/ui/button-link'
import { useCopy } from '~/ui/locale'
import { PageHead } from '~/ui/page-head'
import { useForgetLists } from '~/ui/use-forget-lists'
import { copy } from './copy'

/** What a stranger sees: whose house it is, and how one comes in. */
export function Door({ club, houses, mayAsk }: { club: string; houses: string; mayAsk: boolean }) {
  const t = useCopy(copy)
  useForgetLists()
  const ways = t(mayAsk ? 'waysAsked' : 'waysInvited')
  return (
    <AuthShell homeHref={paths.home()}>
      <PageHead size="large" title={t('doorTitle')} aside={t('doorAside')} />
      <p className="voice mt-7">
        {houses ? t('doorText', { club, houses, ways }) : t('doorTextAlone', { club, ways })}
      </p>
      <div className="mt-10 grid gap-3">
        <ButtonLink to={paths.signIn()} full>
          {t('comeIn')}
        </ButtonLink>
        {mayAsk ? (
          <ButtonLink to={paths.apply()} variant="outlined" full>
            {t('ask')}
          </ButtonLink>
        ) : null}
      </div>
    </AuthShell>
  )
}
