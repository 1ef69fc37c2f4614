import { Form } from '@remix-run/react'
import { paths } from '~/shared/paths'
import { AuthShell } from '~/ui/auth-shell'
import { ButtonLink } from '~/ui/button-link'
import { useCopy } from '~/ui/locale'
import { PageHead } from '~/ui/page-head'
import { SubmitButton } from '~/ui/submit-button'
import { TextField } from '~/ui/text-field'
import { copy } from './copy'
import type { LinkView } from './handlers.server'

export function LinkPage({ link }: { link: LinkView }) {
  return (
    <AuthShell homeHref={paths.home()}>
      <Inside link={link} />
    </AuthShell>
  )
}

function Inside({ link }: { link: LinkView }) {
  const t = useCopy(copy)
  switch (link.kind) {
    case 'open':
      return (
        <>
          <PageHead title={t('title')} />
          <p className="voice mt-6">{t('openText')}</p>
          <Form method="post" className="mt-9">
            <SubmitButton full>{t('open')}</SubmitButton>
          </Form>
        </>
      )
    case 'code':
      return (
        <>
          <PageHead title={t('codeTitle')} />
          <p className="voice mt-6">{t('codeText')}</p>
          <Form method="post" noValidate className="mt-9 grid gap-7">
            <TextField
              name="code"
              label={t('code')}
              errors={wordsFor(link.amiss, t)}
              inputMode="numeric"
              autoComplete="one-time-code"
              maxLength={12}
              className="control tabular"
              aria-required
            />
            <SubmitButton full>{t('open')}</SubmitButton>
          </Form>
        </>
      )
    case 'dead':
      return (
        <>
          <PageHead title={t('deadTitle')} />
          <p className="voice mt-6">{t(link.reason)}</p>
          <p className="mt-9">
            <ButtonLink to={paths.signIn()}>{t('again')}</ButtonLink>
          </p>
        </>
      )
  }
}

type Amiss = Extract<LinkView, { kind: 'code' }>['amiss']

function wordsFor(amiss: Amiss, t: ReturnType<typeof useCopy<typeof copy>>): string[] | undefined {
  if (amiss === null) return undefined
  return [amiss === 'missing' ? t('codeMissing') : t('codeWrong', { count: amiss.left })]
}
