import { AccentScope } from '~/ui/accent-style'
import { ButtonLink } from '~/ui/button-link'
import { Caps } from '~/ui/caps'
import { useCopy } from '~/ui/locale'
import { copy } from './copy'
import type { HomeFeedback } from './types'

/** The evenings that the person lived and has said nothing of yet: asked here as well, and only while they may answer. */
export function FeedbackPart({ feedback }: { feedback: readonly HomeFeedback[] }) {
  const t = useCopy(copy)
  return (
    <section aria-label={t('after')} className="mb-14 grid gap-10">
      {feedback.map(({ href, title, accent, until }) => (
        <AccentScope key={href} accent={accent} className="border-t border-rule pt-6">
          <Caps as="h2" accent>
            {title}
          </Caps>
          <p className="voice mt-2.5">{t('afterText')}</p>
          <p className="mt-5 flex flex-wrap items-center gap-x-6 gap-y-3">
            <ButtonLink to={href} variant="outlined">
              {t('afterSay')}
            </ButtonLink>
            <span className="text-sm text-soft">{t('afterUntil', { day: until })}</span>
          </p>
        </AccentScope>
      ))}
    </section>
  )
}
