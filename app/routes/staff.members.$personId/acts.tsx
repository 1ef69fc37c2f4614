import { Form } from '@remix-run/react'
import type { ReactNode } from 'react'
import { DateTimeField } from '~/ui/date-time-field'
import { Disclosure } from '~/ui/disclosure'
import { useCopy } from '~/ui/locale'
import { Notice } from '~/ui/notice'
import { RadioGroup } from '~/ui/radio-group'
import { SectionHead } from '~/ui/section-head'
import { SelectField } from '~/ui/select-field'
import { SubmitButton } from '~/ui/submit-button'
import { TextArea } from '~/ui/text-area'
import { copy } from './copy'
import type { Amiss, View } from './view'

type Intent = 'admit' | 'move' | 'kind' | 'pause' | 'suspend' | 'reinstate' | 'end'

/** What those who run the club may do; each with its reason, which the member reads. */
export function Acts({ view, amiss }: { view: View; amiss: Amiss }) {
  const t = useCopy(copy)
  const { membership, tiers } = view
  const shared = { version: membership?.version, amiss }
  return (
    <section>
      <SectionHead title={t('acts')} />
      {!membership ? (
        <Act intent="admit" {...shared}>
          <Tiers tiers={tiers} amiss={amiss} />
          <Kind intent="admit" chosen="full" amiss={amiss} />
        </Act>
      ) : (
        <>
          <Act intent="move" {...shared}>
            <Tiers tiers={tiers.filter(tier => tier.value !== membership.tierId)} amiss={amiss} />
          </Act>
          <Act intent="kind" {...shared}>
            <Kind intent="kind" chosen={membership.kind} amiss={amiss} />
          </Act>
          {membership.state === 'active' ? (
            <Act intent="pause" isWordless {...shared}>
              <DateTimeField
                kind="date"
                id="pause-until"
                name="until"
                label={t('pauseUntil')}
                defaultValue={typed(amiss, 'pause', 'until')}
                optional
              />
            </Act>
          ) : null}
          {membership.state === 'paused' ? <Resume /> : null}
          {membership.state === 'suspended' ? (
            <Act intent="reinstate" isWordless {...shared} />
          ) : (
            <Act intent="suspend" {...shared} />
          )}
          <Act intent="end" {...shared} />
        </>
      )}
    </section>
  )
}

function typed(amiss: Amiss, intent: string, name: string): string | undefined {
  return amiss?.form === intent ? amiss.typed[name] : undefined
}

type ActProps = {
  intent: Intent
  version: number | undefined
  amiss: Amiss
  isWordless?: boolean
  children?: ReactNode
}

function Act({ intent, version, amiss, isWordless, children }: ActProps) {
  const t = useCopy(copy)
  const isAmiss = amiss?.form === intent
  return (
    <Disclosure
      key={`${intent} ${version}`}
      summary={t(intent)}
      caps={false}
      open={isAmiss}
      className="border-b border-rule"
    >
      <Form method="post" className="grid max-w-xl gap-6 pt-2 pb-7">
        <p className="text-sm text-soft">{t(`${intent}Text`)}</p>
        {isAmiss ? (
          <Notice tone="warn" live>
            {amiss.message}
          </Notice>
        ) : null}
        {version === undefined ? null : <input type="hidden" name="version" value={version} />}
        {children}
        <TextArea
          id={`${intent}-words`}
          name="words"
          label={t('words')}
          hint={t('wordsHint')}
          defaultValue={typed(amiss, intent, 'words')}
          rows={2}
          maxLength={2000}
          required={!isWordless}
          optional={isWordless}
        />
        <div>
          <SubmitButton name="intent" value={intent} variant={intent === 'admit' ? 'primary' : 'outlined'}>
            {t(`${intent}Button`)}
          </SubmitButton>
        </div>
      </Form>
    </Disclosure>
  )
}

function Tiers({ tiers, amiss }: { tiers: View['tiers']; amiss: Amiss }) {
  const t = useCopy(copy)
  return (
    <SelectField
      name="tierId"
      label={t('tier')}
      options={tiers}
      placeholder={t('choose')}
      defaultValue={amiss?.typed.tierId}
      required
    />
  )
}

function Kind({ intent, chosen, amiss }: { intent: 'admit' | 'kind'; chosen: string; amiss: Amiss }) {
  const t = useCopy(copy)
  const kinds = ['full', 'trial', 'honorary'] as const
  return (
    <>
      <RadioGroup
        id={`${intent}-kind`}
        name="kind"
        legend={t('held')}
        options={kinds.map(value => ({ value, label: t(value), hint: t(`${value}Hint`) }))}
        defaultValue={typed(amiss, intent, 'kind') ?? chosen}
        required
      />
      <DateTimeField
        kind="date"
        id={`${intent}-until`}
        name="trialUntil"
        label={t('trialUntil')}
        defaultValue={typed(amiss, intent, 'trialUntil')}
        optional
      />
    </>
  )
}

function Resume() {
  const t = useCopy(copy)
  return (
    <Form method="post" className="border-b border-rule py-3">
      <SubmitButton name="intent" value="resume" variant="outlined" size="small">
        {t('resume')}
      </SubmitButton>
    </Form>
  )
}
