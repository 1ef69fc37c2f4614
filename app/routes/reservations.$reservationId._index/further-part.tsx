import { Form } from '@remix-run/react'
import { Countdown } from '~/ui/countdown'
import { useCopy } from '~/ui/locale'
import { SubmitButton } from '~/ui/submit-button'
import { copy } from './copy'
import type { ReservationPageView } from './view'

type FurtherPartProps = {
  further: NonNullable<ReservationPageView['further']>
  now: string
  isSettling: boolean
}

/** Seats that are kept besides, and the time in which to pay for them; the reservation itself is theirs either way. */
export function FurtherPart({ further, now, isSettling }: FurtherPartProps) {
  const t = useCopy(copy)
  const { seats: count, guests: names, amount } = further
  return (
    <section className="mt-8 border-rule border-t pt-6" aria-labelledby="further-title">
      <h2 id="further-title" className="display-sm">
        {t('further', { count })}
      </h2>
      {isSettling ? (
        <noscript>
          <meta httpEquiv="refresh" content="4" />
        </noscript>
      ) : (
        <p className="mt-3 text-lg">
          <Countdown until={further.expiresAt} now={now} endedText={t('furtherEnded')} revalidate />
        </p>
      )}
      <p className="measure mt-3 text-soft" role={isSettling ? 'status' : undefined}>
        {isSettling
          ? t('furtherSettling')
          : names
            ? t('furtherFor', { count, names, amount })
            : t('furtherUnnamed', { count, amount })}
      </p>
      <Form method="post" className="mt-5 grid gap-3">
        <SubmitButton full name="intent" value="pay">
          {t(isSettling ? 'check' : 'pay')}
        </SubmitButton>
        {isSettling ? null : (
          <SubmitButton full variant="outlined" name="intent" value="release">
            {t('letFurtherGo', { count })}
          </SubmitButton>
        )}
      </Form>
    </section>
  )
}
