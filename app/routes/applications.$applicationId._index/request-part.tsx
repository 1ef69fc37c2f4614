import { Form, Link } from '@remix-run/react'
import { ButtonLink } from '~/ui/button-link'
import { Caps } from '~/ui/caps'
import { useCopy } from '~/ui/locale'
import { Notice } from '~/ui/notice'
import { Paragraphs } from '~/ui/questions/paragraphs'
import { SubmitButton } from '~/ui/submit-button'
import { TextArea } from '~/ui/text-area'
import { copy } from './copy'
import type { Amiss } from './post-application.server'
import type { ApplicationView } from './view'

type RequestPartProps = {
  request: ApplicationView['requests'][number]
  /** Of several, the first has the one black button. */
  isFirst: boolean
  amiss: Amiss | null
}

/** What the club asks for, the step that it opens again, and the reply. */
export function RequestPart({ request, isFirst, amiss }: RequestPartProps) {
  const t = useCopy(copy)
  const { step } = request
  const titleId = `request-${request.id}`
  return (
    <section id={isFirst ? 'reply' : undefined} className="request-part" aria-labelledby={titleId}>
      <Caps as="h2" accent>
        <span id={titleId}>{t('request')}</span>
      </Caps>
      <Paragraphs text={request.words} className="mt-3" />
      {step ? (
        <p className="mt-6">
          <ButtonLink to={step.href} variant="outlined">
            {t('requestStep', { step: step.title })}
          </ButtonLink>
        </p>
      ) : null}
      <Form method="post" className="mt-7 grid gap-5">
        <input type="hidden" name="intent" value="reply" />
        <input type="hidden" name="requestId" value={request.id} />
        {amiss?.href ? (
          <Notice tone="warn" live>
            {amiss.message}{' '}
            <Link to={amiss.href} className="link">
              {t('replyOpen')}
            </Link>
          </Notice>
        ) : null}
        <TextArea
          id={`words-${request.id}`}
          name="words"
          label={t(request.isOnlyWords ? 'replyWordsOnly' : 'replyWords')}
          optional={!request.isOnlyWords}
          rows={3}
          maxLength={2000}
          defaultValue={amiss?.words ?? ''}
          errors={amiss && !amiss.href ? [amiss.message] : undefined}
        />
        <div>
          <SubmitButton variant={isFirst ? undefined : 'outlined'}>{t('reply')}</SubmitButton>
        </div>
      </Form>
    </section>
  )
}
