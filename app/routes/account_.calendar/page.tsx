import { Form, Link } from '@remix-run/react'
import { paths } from '~/shared/paths'
import type { Loaded } from '~/ui/loaded'
import { useCopy } from '~/ui/locale'
import { MemberShell } from '~/ui/member-shell'
import { Notice } from '~/ui/notice'
import { PageHead } from '~/ui/page-head'
import { SubmitButton } from '~/ui/submit-button'
import { TextField } from '~/ui/text-field'
import { copy } from './copy'
import type { loadCalendarPage } from './handlers.server'

type CalendarPageProps = Loaded<typeof loadCalendarPage> & { address: string | null }

export function CalendarPage({ flash, nav, name, since, address }: CalendarPageProps) {
  const t = useCopy(copy)
  return (
    <MemberShell nav={nav} homeHref={paths.home()} account={{ name, href: paths.account() }} flash={flash}>
      <div className="mx-auto grid max-w-3xl gap-10">
        <PageHead title={t('title')} text={t('text')} />
        {address ? <Made address={address} /> : null}
        <section className="grid gap-5 border-t border-rule pt-7">
          {address ? null : <p>{since ? t('since', { moment: since }) : t('none')}</p>}
          <p className="measure text-soft">{t('secret')}</p>
          <Form method="post" className="flex flex-wrap gap-4">
            <SubmitButton variant={address ? 'outlined' : 'primary'} name="intent" value="renew">
              {t(since ? 'renew' : 'make')}
            </SubmitButton>
            {since ? (
              <SubmitButton variant="quiet" name="intent" value="end">
                {t('end')}
              </SubmitButton>
            ) : null}
          </Form>
        </section>
        <nav className="flex flex-wrap gap-x-6 gap-y-2 text-sm">
          <Link className="link" to={paths.reservations()}>
            {t('reservations')}
          </Link>
          <Link className="link" to={paths.account()}>
            {t('account')}
          </Link>
        </nav>
      </div>
    </MemberShell>
  )
}

function Made({ address }: { address: string }) {
  const t = useCopy(copy)
  return (
    <section className="grid gap-5">
      <Notice tone="good" live>
        {t('made')}
      </Notice>
      <TextField
        name="address"
        label={t('address')}
        hint={t('how')}
        readOnly
        value={address}
        spellCheck={false}
        onFocus={event => event.currentTarget.select()}
      />
      <p>
        <a className="link" href={address.replace(/^https?:/, 'webcal:')}>
          {t('open')}
        </a>
      </p>
    </section>
  )
}
