import { Form } from '@remix-run/react'
import { useCopy } from '~/ui/locale'
import { SectionHead } from '~/ui/section-head'
import { SubmitButton } from '~/ui/submit-button'
import { TextArea } from '~/ui/text-area'
import { TextField } from '~/ui/text-field'
import { specialCopy } from './special-copy'
import type { SpecialAmiss, VouchingView, VouchLine } from './special-view'

type VouchingPartProps = { wanted: number; view: VouchingView; isOpen: boolean; amiss: SpecialAmiss | null }

/** Who was asked to vouch, and room to ask someone else. A no is never shown. */
export function VouchingPart({ wanted, view, isOpen, amiss }: VouchingPartProps) {
  const t = useCopy(specialCopy)
  const { vouches, given, asksLeft } = view
  const isDone = given >= wanted
  return (
    <div className="questions">
      {isDone ? <p className="voice">{t('vouchedEnough')}</p> : null}
      {vouches.length > 0 ? (
        <section aria-labelledby="asked-title">
          <SectionHead
            id="asked-title"
            title={t('whoWasAsked')}
            aside={t('vouchesGiven', { count: given, wanted })}
          />
          <ul className="file-lines">
            {vouches.map(vouch => (
              <Asked key={vouch.id} vouch={vouch} isOpen={isOpen} />
            ))}
          </ul>
          {isDone ? null : (
            <p className="aside-text mt-3">
              {t('whoAside')} {t('goOnMeanwhile')}
            </p>
          )}
        </section>
      ) : null}
      {isOpen && !isDone && asksLeft > 0 ? (
        <Ask wanted={wanted} amiss={amiss} isFirst={vouches.length === 0} />
      ) : null}
    </div>
  )
}

function Asked({ vouch, isOpen }: { vouch: VouchLine; isOpen: boolean }) {
  const t = useCopy(specialCopy)
  return (
    <li>
      <span className="file-name">
        <span>{vouch.address}</span>
        <span className={vouch.state === 'given' ? 'text-sm text-good' : 'text-sm text-soft'}>
          {vouch.state === 'given' ? t('stateGiven') : t('stateAsked', { day: vouch.asked })}
        </span>
      </span>
      {isOpen && vouch.state === 'asked' ? (
        <Form method="post">
          <input type="hidden" name="special" value="withdraw_vouch" />
          <SubmitButton
            variant="quiet"
            name="vouchId"
            value={vouch.id}
            aria-label={t('withdrawVouchNamed', { address: vouch.address })}
          >
            {t('withdrawVouch')}
          </SubmitButton>
        </Form>
      ) : null}
    </li>
  )
}

function Ask({ wanted, amiss, isFirst }: { wanted: number; amiss: SpecialAmiss | null; isFirst: boolean }) {
  const t = useCopy(specialCopy)
  const isAmiss = amiss?.field === 'address'
  return (
    <Form method="post" className="grid max-w-xl gap-6">
      {isFirst ? <p className="field-question">{t('vouchesWanted', { count: wanted })}</p> : null}
      <TextField
        name="address"
        type="email"
        autoComplete="off"
        label={t('address')}
        hint={isFirst ? t('whoAside') : undefined}
        defaultValue={isAmiss ? amiss.address : undefined}
        errors={isAmiss ? [amiss.message] : undefined}
        required
      />
      <TextArea
        name="line"
        rows={2}
        maxLength={300}
        label={t('line')}
        hint={t('lineHint')}
        defaultValue={isAmiss ? amiss.line : undefined}
      />
      <div>
        <SubmitButton variant="outlined" name="special" value="ask_vouch">
          {t('askVouch')}
        </SubmitButton>
      </div>
    </Form>
  )
}
