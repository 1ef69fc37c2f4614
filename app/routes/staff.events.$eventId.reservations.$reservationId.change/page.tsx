import { Form, Link } from '@remix-run/react'
import { CheckboxField } from '~/ui/checkbox-field'
import { EventNav } from '~/ui/event-nav'
import { HouseParty, HouseReason } from '~/ui/house-fields'
import { useCopy } from '~/ui/locale'
import { Notice } from '~/ui/notice'
import { PageHead } from '~/ui/page-head'
import { RadioGroup } from '~/ui/radio-group'
import { SubmitButton } from '~/ui/submit-button'
import { ConfirmPart } from './confirm-part'
import { copy } from './copy'
import type { HouseChangeAnswer } from './tell'
import type { HouseChangeView } from './view'

/** First what is wished and why, then what it does, then the decision. */
export function HouseChangePage(view: HouseChangeView) {
  const t = useCopy(copy)
  const { answer, name } = view
  const isShown = answer?.preview != null
  return (
    <div className="grid grid-cols-1 gap-10">
      <EventNav sections={view.sections} />
      <PageHead
        over={view.over}
        title={t(isShown ? 'confirmTitle' : 'title', { name })}
        text={isShown ? undefined : t('text')}
      />
      <div className="grid max-w-2xl grid-cols-1 gap-7">
        {answer?.told ? (
          <Notice tone="warn" live>
            {answer.told}
          </Notice>
        ) : null}
        {answer?.preview ? (
          <ConfirmPart typed={answer.typed} preview={answer.preview} />
        ) : (
          <Wishes {...view} />
        )}
      </div>
    </div>
  )
}

function Wishes({ answer, has, choice, hasDeposit, owedWhole, back }: HouseChangeView) {
  const t = useCopy(copy)
  const typed = answer?.typed
  return (
    <Form method="post" className="grid grid-cols-1 gap-7">
      <HouseParty choice={choice} typed={typed ?? has} />
      {hasDeposit ? <Deposit owedWhole={owedWhole} returns={typed?.returns} /> : null}
      {answer?.waits ? (
        <CheckboxField
          name="passesLine"
          label={t('passesLine')}
          hint={t('passesLineHint')}
          defaultChecked={typed?.passesLine}
        />
      ) : null}
      <HouseReason reason={typed?.reason ?? ''} word={typed?.word ?? ''} />
      <div className="flex flex-wrap items-center gap-6">
        <SubmitButton name="intent" value="preview">
          {t('see')}
        </SubmitButton>
        <Link className="link" to={back}>
          {t('back')}
        </Link>
      </div>
    </Form>
  )
}

/** What a seat that leaves gives back, and that a seat more asks for nothing. */
function Deposit({
  owedWhole,
  returns,
}: {
  owedWhole: HouseChangeView['owedWhole']
  returns?: HouseChangeAnswer['typed']['returns']
}) {
  const t = useCopy(copy)
  return (
    <>
      <p className="measure text-soft">{t('noDeposit')}</p>
      {owedWhole ? (
        <>
          <Notice>{t(`owed_${owedWhole}`)}</Notice>
          <input type="hidden" name="returns" value="whole" />
        </>
      ) : (
        <RadioGroup
          name="returns"
          legend={t('returns')}
          defaultValue={returns ?? 'terms'}
          options={[
            { value: 'terms', label: t('terms') },
            { value: 'whole', label: t('whole') },
          ]}
        />
      )}
    </>
  )
}
