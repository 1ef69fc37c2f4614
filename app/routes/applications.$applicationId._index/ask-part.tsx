import { Form } from '@remix-run/react'
import { Disclosure } from '~/ui/disclosure'
import { useCopy } from '~/ui/locale'
import { SubmitButton } from '~/ui/submit-button'
import { TextArea } from '~/ui/text-area'
import { copy } from './copy'
import type { Amiss } from './post-application.server'

/** The applicant asks; what was asked, and the club's answer, stand in the thread. */
export function AskPart({ amiss }: { amiss: Amiss | null }) {
  const t = useCopy(copy)
  return (
    <Disclosure summary={t('ask')} open={amiss !== null} className="border-t border-rule pt-3">
      <p className="aside-text">{t('askText')}</p>
      <Form method="post" className="mt-5 grid justify-items-start gap-4">
        <input type="hidden" name="intent" value="ask" />
        <div className="w-full">
          <TextArea
            id="ask-words"
            name="words"
            label={t('askLabel')}
            rows={3}
            maxLength={2000}
            defaultValue={amiss?.words ?? ''}
            errors={amiss ? [amiss.message] : undefined}
          />
        </div>
        <SubmitButton variant="outlined">{t('askButton')}</SubmitButton>
      </Form>
    </Disclosure>
  )
}
