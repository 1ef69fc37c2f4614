import { Form, Link } from '@remix-run/react'
import { useCopy } from '~/ui/locale'
import { Notice } from '~/ui/notice'
import { SectionHead } from '~/ui/section-head'
import { SubmitButton } from '~/ui/submit-button'
import { TextArea } from '~/ui/text-area'
import { copy } from './copy'

type Answer = { because: { fr: string; en: string }; isReviewed: boolean; told: string | null } | null

/** The words first; once they were read again, the button that cancels. Both steps work without a script. */
export function CancelForm({ answer, back }: { answer: Answer; back: string }) {
  const t = useCopy(copy)
  const isReviewed = answer?.isReviewed === true
  return (
    <section aria-labelledby="because-title" className="grid max-w-3xl gap-7">
      <SectionHead id="because-title" title={t(isReviewed ? 'sure' : 'because')} />
      {answer?.told ? (
        <Notice tone="warn" live>
          {answer.told}
        </Notice>
      ) : null}
      <p className="measure text-soft">{t(isReviewed ? 'sureText' : 'becauseText')}</p>
      <Form method="post" className="grid gap-7">
        <div className="grid gap-7 sm:grid-cols-2">
          <TextArea
            name="fr"
            label={t('becauseFr')}
            defaultValue={answer?.because.fr}
            maxLength={600}
            lang="fr"
          />
          <TextArea
            name="en"
            label={t('becauseEn')}
            defaultValue={answer?.because.en}
            maxLength={600}
            lang="en"
          />
        </div>
        <div className="flex flex-wrap items-center gap-6">
          <SubmitButton
            name="intent"
            value={isReviewed ? 'cancel' : 'review'}
            variant={isReviewed ? undefined : 'outlined'}
          >
            {t(isReviewed ? 'cancel' : 'review')}
          </SubmitButton>
          <Link className="link" to={back}>
            {t('back')}
          </Link>
        </div>
      </Form>
    </section>
  )
}
