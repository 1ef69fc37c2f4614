import { Form } from '@remix-run/react'
import { paths } from '~/shared/paths'
import { AuthShell } from '~/ui/auth-shell'
import { useCopy } from '~/ui/locale'
import { PageHead } from '~/ui/page-head'
import { Rich } from '~/ui/rich'
import { SubmitButton } from '~/ui/submit-button'
import { copy } from './copy'

export function StopPage({ brandName, stopped }: { brandName: string; stopped: boolean }) {
  const t = useCopy(copy)
  return (
    <AuthShell homeHref={paths.home()}>
      <PageHead over={brandName} title={t(stopped ? 'doneTitle' : 'title')} />
      <p className="voice mt-6">{t(stopped ? 'done' : 'question', { brand: brandName })}</p>
      {stopped ? (
        <p className="mt-9">
          <a className="link" href={paths.voice()}>
            {t('voice')}
          </a>
        </p>
      ) : (
        <>
          <Form method="post" className="mt-9">
            <SubmitButton full>{t('stop')}</SubmitButton>
          </Form>
          <p className="mt-8 text-soft">
            <Rich
              copy={copy}
              k="other"
              parts={{
                link: text => (
                  <a className="link" href={paths.voice()}>
                    {text}
                  </a>
                ),
              }}
            />
          </p>
        </>
      )}
    </AuthShell>
  )
}
