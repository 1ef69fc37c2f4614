import { Form, Link } from '@remix-run/react'
import { LOCALES } from '~/shared/copy'
import { paths } from '~/shared/paths'
import { Button } from '~/ui/button'
import { DefinitionRows } from '~/ui/definition-rows'
import type { Flash } from '~/ui/flash-notice'
import { useCopy } from '~/ui/locale'
import { MemberShell } from '~/ui/member-shell'
import { PageHead } from '~/ui/page-head'
import { RadioGroup } from '~/ui/radio-group'
import { SectionHead } from '~/ui/section-head'
import type { NavItem } from '~/ui/shell-frame'
import { SubmitButton } from '~/ui/submit-button'
import { copy } from './copy'
import { type PasskeyAmiss, Passkeys, type PasskeyView } from './passkeys'
import { PhotoPart } from './photo-part'
import { Sessions, type SessionView } from './sessions'

type AccountPageProps = {
  flash: Flash | null
  nav: NavItem[]
  name: string
  address: string
  lettersIn: string
  hasPhoto: boolean
  sessions: SessionView[]
  passkeys: PasskeyView[]
  passkeysPossible: boolean
  amiss: PasskeyAmiss | null
}

export function AccountPage(props: AccountPageProps) {
  const t = useCopy(copy)
  return (
    <MemberShell
      nav={props.nav}
      homeHref={paths.home()}
      account={{ name: props.name, href: paths.account() }}
      flash={props.flash}
      footer={<Leave />}
    >
      <div className="mx-auto grid max-w-3xl gap-14">
        <PageHead title={t('title')} />
        <DefinitionRows rows={[{ term: t('address'), value: props.address, aside: t('addressAside') }]} />
        <LetterLanguage chosen={props.lettersIn} />
        <PhotoPart hasPhoto={props.hasPhoto} />
        <Sessions sessions={props.sessions} />
        <Diary />
        {props.passkeysPossible ? <Passkeys passkeys={props.passkeys} amiss={props.amiss} /> : null}
      </div>
    </MemberShell>
  )
}

const ownNames = { fr: 'Français', en: 'English' } as const

function LetterLanguage({ chosen }: { chosen: string }) {
  const t = useCopy(copy)
  return (
    <Form method="post" className="grid gap-5 justify-items-start">
      <RadioGroup
        name="locale"
        legend={t('language')}
        options={LOCALES.map(locale => ({ value: locale, label: ownNames[locale] }))}
        defaultValue={chosen}
      />
      <SubmitButton variant="outlined" size="small" name="intent" value="choose_language">
        {t('choose')}
      </SubmitButton>
    </Form>
  )
}

function Diary() {
  const t = useCopy(copy)
  return (
    <section aria-labelledby="diary">
      <SectionHead id="diary" title={t('diary')} />
      <p className="measure text-soft">{t('diaryText')}</p>
      <p className="mt-3">
        <Link to={paths.accountCalendar()} className="link">
          {t('diaryOpen')}
        </Link>
      </p>
    </section>
  )
}

function Leave() {
  const t = useCopy(copy)
  return (
    <Form method="post" action={paths.signOut()}>
      <Button type="submit" variant="quiet">
        {t('leave')}
      </Button>
    </Form>
  )
}
