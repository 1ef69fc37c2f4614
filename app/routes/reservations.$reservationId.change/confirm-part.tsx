import { Form } from '@remix-run/react'
import { paths } from '~/shared/paths'
import { ButtonLink } from '~/ui/button-link'
import { DefinitionRows } from '~/ui/definition-rows'
import { useCopy } from '~/ui/locale'
import { SubmitButton } from '~/ui/submit-button'
import { copy } from './copy'
import type { ChangeAnswer } from './tell'

type ConfirmPartProps = {
  id: string
  typed: ChangeAnswer['typed']
  preview: NonNullable<ChangeAnswer['preview']>
}

/** Before and after, what comes back, and the decision: the form carries what was wished and the amount that was shown. */
export function ConfirmPart({ id, typed, preview }: ConfirmPartProps) {
  const t = useCopy(copy)
  return (
    <>
      <div className="mt-5">
        <DefinitionRows rows={[...preview.rows, { term: t('money'), value: preview.money }]} />
      </div>
      {preview.renewsPasses ? <p className="measure mt-4 text-sm text-soft">{t('passes')}</p> : null}
      <Form method="post" className="mt-7 grid gap-3">
        <input type="hidden" name="shown" value={preview.returned} />
        <input type="hidden" name="company" value={typed.company} />
        {typed.slotIds.map(slotId => (
          <input key={slotId} type="hidden" name="slot" value={slotId} />
        ))}
        {typed.guests.map((name, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the lines are fixed, and their place is their name
          <input key={at} type="hidden" name="guest" value={name} />
        ))}
        <SubmitButton full name="intent" value="confirm">
          {t(preview.isToPay ? 'confirmAndPay' : 'confirm')}
        </SubmitButton>
        <ButtonLink to={paths.reservationChange(id)} full variant="outlined">
          {t('again')}
        </ButtonLink>
      </Form>
    </>
  )
}
