import { Form } from '@remix-run/react'
import { Disclosure } from '~/ui/disclosure'
import { StoryText } from '~/ui/event-page/story-text'
import { useCopy, useLocale } from '~/ui/locale'
import { SectionHead } from '~/ui/section-head'
import { SubmitButton } from '~/ui/submit-button'
import { TextField } from '~/ui/text-field'
import { copy } from './copy'
import type { AnswersAnswer, AnswersView } from './view'

/** The waiver in full, once, and below it the place where each of the party signs. */
export function WaiverPart({ places, waiver, maySign, answer }: AnswersView & { answer: AnswersAnswer }) {
  const t = useCopy(copy)
  const hasFormer = places.some(({ former }) => former.length > 0)
  if (!waiver && !hasFormer) return null
  const isOpen = waiver !== null && maySign && places.some(({ signature }) => signature === null)
  return (
    <section aria-labelledby="waiver" className="mt-14 grid gap-6">
      <SectionHead id="waiver" title={t('waiver')} />
      {isOpen ? (
        <>
          <p className="text-soft">{t(hasFormer ? 'waiverAgain' : 'waiverText')}</p>
          <StoryText html={waiver.html} />
        </>
      ) : null}
      {places.map(place => (
        <div key={place.position} className="grid gap-4">
          {place.signature ? (
            <Signed {...place.signature} />
          ) : waiver && maySign ? (
            <SignForm place={place} version={waiver.version} answer={answer} isAlone={places.length === 1} />
          ) : null}
          {place.former.map(each => (
            <Disclosure
              key={each.moment + each.name}
              caps={false}
              summary={t('signedFormer', { name: each.name, moment: each.moment })}
            >
              <div lang={each.lang}>
                <StoryText html={each.html} />
              </div>
            </Disclosure>
          ))}
        </div>
      ))}
    </section>
  )
}

type Place = AnswersView['places'][number]

function Signed({ name, moment, html, lang }: NonNullable<Place['signature']>) {
  const t = useCopy(copy)
  return (
    <div className="grid gap-2">
      <p className="text-good">{t('signed', { name, moment })}</p>
      <Disclosure caps={false} summary={t('readAgain')}>
        <div lang={lang}>
          <StoryText html={html} />
        </div>
      </Disclosure>
    </div>
  )
}

type SignFormProps = { place: Place; version: number; answer: AnswersAnswer; isAlone: boolean }

function SignForm({ place, version, answer, isAlone }: SignFormProps) {
  const t = useCopy(copy)
  const locale = useLocale()
  const { position, name } = place
  const tried = answer?.sign?.position === position ? answer.sign : null
  return (
    <Form method="post" className="grid gap-4 border-t border-rule pt-6" preventScrollReset>
      <input type="hidden" name="position" value={position} />
      <input type="hidden" name="version" value={version} />
      <input type="hidden" name="locale" value={locale} />
      {isAlone ? null : <p>{position === 0 ? t('signYou') : t('signGuest', { name })}</p>}
      <TextField
        name="name"
        id={`sign-${position}`}
        label={t('signName')}
        defaultValue={tried?.name ?? ''}
        errors={tried?.error ? [tried.error] : undefined}
        autoComplete={position === 0 ? 'name' : 'off'}
        maxLength={120}
        required
      />
      <SubmitButton full variant="outlined" name="intent" value="sign" aria-label={`${t('sign')} · ${name}`}>
        {t('sign')}
      </SubmitButton>
    </Form>
  )
}
