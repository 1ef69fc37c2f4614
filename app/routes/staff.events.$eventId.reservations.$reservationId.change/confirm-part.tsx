import { Form, useLocation } from '@remix-run/react'
import { ButtonLink } from '~/ui/button-link'
import { DefinitionRows, inLines } from '~/ui/definition-rows'
import { useCopy } from '~/ui/locale'
import { SubmitButton } from '~/ui/submit-button'
import { copy } from './copy'
import type { HouseChangeAnswer } from './tell'

type ConfirmPartProps = {
  typed: HouseChangeAnswer['typed']
  preview: NonNullable<HouseChangeAnswer['preview']>
}

/** Before and after, what goes back, and why: the form carries what was wished and the amount that was shown. */
export function ConfirmPart({ typed, preview }: ConfirmPartProps) {
  const t = useCopy(copy)
  const { pathname } = useLocation()
  const { company, names, slotIds, reason, word, returns, passesLine } = typed
  const words = [
    { term: t('reason'), values: [reason] },
    ...(word ? [{ term: t('word'), values: [word] }] : []),
  ]
  return (
    <>
      <DefinitionRows rows={inLines([...preview.rows, ...words])} />
      {preview.renewsPasses ? <p className="measure text-sm text-soft">{t('passes')}</p> : null}
      {passesLine ? <p className="measure text-sm text-soft">{t('line')}</p> : null}
      <Form method="post" className="flex flex-wrap items-center gap-4">
        <input type="hidden" name="shown" value={preview.returned} />
        {Object.entries({ company: String(company), names, reason, word, returns }).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        {passesLine ? <input type="hidden" name="passesLine" value="on" /> : null}
        {slotIds.map(slotId => (
          <input key={slotId} type="hidden" name="slot" value={slotId} />
        ))}
        <SubmitButton name="intent" value="confirm">
          {t('confirm')}
        </SubmitButton>
        <ButtonLink to={pathname} variant="outlined">
          {t('again')}
        </ButtonLink>
      </Form>
    </>
  )
}
