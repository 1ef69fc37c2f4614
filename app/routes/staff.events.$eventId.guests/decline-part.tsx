import { Form } from '@remix-run/react'
import { paths } from '~/shared/paths'
import { ButtonLink } from '~/ui/button-link'
import { ErrorSummary } from '~/ui/error-summary'
import { useCopy } from '~/ui/locale'
import { Notice } from '~/ui/notice'
import { SectionHead } from '~/ui/section-head'
import { SubmitButton } from '~/ui/submit-button'
import { TextArea } from '~/ui/text-area'
import { copy } from './copy'
import { type GuestsView, summaryOf, type Tried } from './view'

type DeclinePartProps = { id: string; open: NonNullable<GuestsView['open']>; tried: Tried }

/** What a no does, before it is said: the seat, the money, and the words that the member reads. */
export function DeclinePart({ id, open, tried }: DeclinePartProps) {
  const t = useCopy(copy)
  if (open.refusal !== null)
    return (
      <Notice tone="warn" live>
        {open.refusal}
      </Notice>
    )
  const { guestId, name, member, seat, money, shown } = open
  return (
    <section aria-labelledby="decline" className="grid max-w-3xl gap-6">
      <SectionHead id="decline" title={t('declineTitle', { name })} />
      <div className="measure grid gap-2">
        <p>{seat}</p>
        <p>{money}</p>
      </div>
      <Form method="post" noValidate className="grid gap-6">
        <ErrorSummary errors={summaryOf(tried)} />
        <input type="hidden" name="guestId" value={guestId} />
        <input type="hidden" name="shown" value={shown} />
        <TextArea
          name="because"
          id="because"
          label={t('because', { member })}
          hint={t('becauseHint')}
          rows={4}
          maxLength={600}
          defaultValue={tried?.typed.because}
          errors={tried?.errors.because}
        />
        <div className="flex flex-wrap items-center gap-4">
          <SubmitButton name="intent" value="decline">
            {t('declineNow')}
          </SubmitButton>
          <ButtonLink to={paths.staffEventParties(id)} variant="quiet">
            {t('back')}
          </ButtonLink>
        </div>
      </Form>
    </section>
  )
}
