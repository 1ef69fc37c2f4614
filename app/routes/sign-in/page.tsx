import { type SubmissionResult, useForm } from '@conform-to/react'
import { Form, Link } from '@remix-run/react'
import { paths } from '~/shared/paths'
import { AuthShell } from '~/ui/auth-shell'
import { fieldOf } from '~/ui/field-of'
import { useCopy } from '~/ui/locale'
import { PageHead } from '~/ui/page-head'
import { SubmitButton } from '~/ui/submit-button'
import { TextField } from '~/ui/text-field'
import { useForgetLists } from '~/ui/use-forget-lists'
import { copy } from './copy'
import { PasskeyDoor } from './passkey-door'

type SignInPageProps = { to: string; sent: boolean; passkeys: boolean; result: SubmissionResult | undefined }

export function SignInPage({ to, sent, passkeys, result }: SignInPageProps) {
  useForgetLists()
  return (
    <AuthShell homeHref={paths.home()}>
      {sent && !result ? <LetterSent /> : <AskAddress to={to} passkeys={passkeys} result={result} />}
    </AuthShell>
  )
}

function AskAddress({ to, passkeys, result }: Omit<SignInPageProps, 'sent'>) {
  const t = useCopy(copy)
  const [form, fields] = useForm<{ address: string }>({ id: 'sign-in', lastResult: result ?? null })
  return (
    <>
      <PageHead title={t('title')} />
      <Form method="post" id={form.id} noValidate action={paths.signIn()} className="mt-8 grid gap-7">
        <input type="hidden" name="to" value={to} />
        <TextField
          key={fields.address.key}
          {...fieldOf(fields.address)}
          label={t('question')}
          question
          type="email"
          inputMode="email"
          autoComplete="username webauthn"
          aria-required
        />
        <SubmitButton full>{t('send')}</SubmitButton>
      </Form>
      <p className="mt-6 text-soft text-sm">{t('explain')}</p>
      {passkeys ? <PasskeyDoor to={to} /> : null}
    </>
  )
}

function LetterSent() {
  const t = useCopy(copy)
  return (
    <>
      <PageHead title={t('sentTitle')} aside={t('sentAside')} />
      <p className="voice mt-7">{t('sentText')}</p>
      <p className="mt-6 text-soft text-sm">{t('sentNothing')}</p>
      <p className="mt-6">
        <Link to={paths.signIn()} className="link">
          {t('again')}
        </Link>
      </p>
    </>
  )
}
