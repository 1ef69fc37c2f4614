import { useForm } from '@conform-to/react'
import { Form, Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import { paths } from '~/shared/paths'
import { ButtonLink } from '~/ui/button-link'
import { fieldOf } from '~/ui/field-of'
import { useCopy } from '~/ui/locale'
import { Notice } from '~/ui/notice'
import { SectionHead } from '~/ui/section-head'
import { SubmitButton } from '~/ui/submit-button'
import { TextField } from '~/ui/text-field'
import { copy } from './copy'
import type { DoorView } from './view'

/** The end of the page: one press, three fields, or why the door stays closed. */
export function BeginPart({ view }: { view: DoorView }) {
  const t = useCopy(copy)
  const { standing } = view
  switch (standing.kind) {
    case 'stranger':
      return (
        <Part title={t('strangerTitle')} text={t('strangerText')}>
          <Refusal view={view} />
          <StrangerForm view={view} />
        </Part>
      )
    case 'begin':
      return (
        <Part title={t('beginTitle')} text={t('beginText')}>
          <Refusal view={view} />
          <Form method="post" action={paths.applyFlow(view.slug, view.code)}>
            <SubmitButton full>{t('begin')}</SubmitButton>
          </Form>
        </Part>
      )
    case 'resume':
      return (
        <Part title={t('beginTitle')} text={t('beginText')}>
          <ButtonLink to={standing.href} full>
            {t('resume')}
          </ButtonLink>
        </Part>
      )
    case 'closed':
      return (
        <Part title={t('closedTitle')} text={t('closedText')}>
          <Link to={paths.apply()} className="link">
            {t('others')}
          </Link>
        </Part>
      )
    case 'refused':
      return (
        <Part title={standing.because} text={standing.next}>
          {standing.href ? (
            <ButtonLink to={standing.href} variant="outlined" full>
              {t('openMembership')}
            </ButtonLink>
          ) : null}
        </Part>
      )
  }
}

function Part({ title, text, children }: { title: string; text: string; children: ReactNode }) {
  return (
    <section id="begin" aria-labelledby="begin-title" className="mt-16 border-t border-rule pt-10">
      <div className="max-w-xl">
        <SectionHead id="begin-title" title={title} />
        {text ? <p className="text-soft">{text}</p> : null}
        <div className="mt-7 grid gap-6">{children}</div>
      </div>
    </section>
  )
}

/** Why what was pressed could not be done. */
function Refusal({ view: { answer } }: { view: DoorView }) {
  if (!answer || !('refusal' in answer)) return null
  return (
    <Notice tone="warn" live>
      {answer.refusal}
    </Notice>
  )
}

type StrangerFields = { givenName: string; familyName: string; address: string }

function StrangerForm({ view }: { view: DoorView }) {
  const t = useCopy(copy)
  const result = view.answer?.result
  const [form, fields] = useForm<StrangerFields>({ id: 'stranger', lastResult: result ?? null })
  const action = paths.applyFlow(view.slug, view.code)
  return (
    <>
      <Form method="post" id={form.id} noValidate action={`${action}#begin`} className="grid gap-6">
        <div className="grid gap-6 sm:grid-cols-2">
          <TextField
            key={fields.givenName.key}
            {...fieldOf(fields.givenName)}
            label={t('givenName')}
            autoComplete="given-name"
            aria-required
          />
          <TextField
            key={fields.familyName.key}
            {...fieldOf(fields.familyName)}
            label={t('familyName')}
            autoComplete="family-name"
            aria-required
          />
        </div>
        <TextField
          key={fields.address.key}
          {...fieldOf(fields.address)}
          label={t('address')}
          type="email"
          inputMode="email"
          autoComplete="email"
          aria-required
        />
        <SubmitButton full>{t('send')}</SubmitButton>
      </Form>
      <p className="text-sm text-soft">
        {t('known')}{' '}
        <Link to={`${paths.signIn()}?to=${encodeURIComponent(action)}`} className="link text-ink">
          {t('knownLink')}
        </Link>
      </p>
    </>
  )
}
