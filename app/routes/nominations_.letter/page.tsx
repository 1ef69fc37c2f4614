import { Form } from '@remix-run/react'
import { paths } from '~/shared/paths'
import { ButtonLink } from '~/ui/button-link'
import { CorrespondenceSheet } from '~/ui/correspondence-sheet'
import { Disclosure } from '~/ui/disclosure'
import type { Loaded } from '~/ui/loaded'
import { useCopy } from '~/ui/locale'
import { MemberShell } from '~/ui/member-shell'
import { PageHead } from '~/ui/page-head'
import { SubmitButton } from '~/ui/submit-button'
import { copy } from './copy'
import type { loadLetter } from './handlers.server'

/** The exact letter, before anything is done. */
export function LetterPage(view: Loaded<typeof loadLetter>) {
  const { nav, account, flash, name, address, language, text, shown } = view
  const t = useCopy(copy)
  return (
    <MemberShell homeHref={paths.home()} nav={nav} account={account} flash={flash}>
      <div className="grid max-w-3xl gap-8">
        <PageHead over={t('over')} title={t('title', { name })} text={t('text', { address })} />
        <CorrespondenceSheet
          letter={view.letter}
          clubName={view.clubName}
          language={language}
          label={t('sheet', { name })}
        />
        <Form method="post" className="grid gap-3 sm:max-w-md">
          <input type="hidden" name="shown" value={shown} />
          <SubmitButton full>{t('send')}</SubmitButton>
          <ButtonLink to={paths.nominations()} full variant="outlined">
            {t('change')}
          </ButtonLink>
          <p className="mt-2 text-sm text-soft">{t('once')}</p>
        </Form>
        <div className="grid gap-4 border-t border-rule pt-6">
          <p>
            <a href={paths.nominationSheet()} target="_blank" rel="noreferrer" className="link">
              {t('asMail')}
            </a>
          </p>
          <Disclosure summary={t('plain')}>
            <pre lang={language} className="measure whitespace-pre-wrap font-text text-sm">
              {text}
            </pre>
          </Disclosure>
        </div>
      </div>
    </MemberShell>
  )
}
