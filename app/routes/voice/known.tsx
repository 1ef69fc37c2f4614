import { Form } from '@remix-run/react'
import { Disclosure } from '~/ui/disclosure'
import { useCopy } from '~/ui/locale'
import { SectionHead } from '~/ui/section-head'
import { SubmitButton } from '~/ui/submit-button'
import { TextArea } from '~/ui/text-area'
import { TextField } from '~/ui/text-field'
import { copy } from './copy'
import type { Amiss, View } from './view'

type Fact = View['facts'][number]

export function Known({ facts, amiss }: { facts: Fact[]; amiss: Amiss }) {
  const t = useCopy(copy)
  return (
    <section>
      <SectionHead title={t('knownTitle')} />
      <p className="measure text-soft">{facts.length > 0 ? t('knownText') : t('knownNothing')}</p>
      <ul className="mt-8 grid gap-x-14 md:grid-cols-2">
        {facts.map(fact => (
          <li key={fact.id} className="border-t border-rule py-5">
            <FactRow fact={fact} amiss={amiss?.form === fact.id ? amiss : undefined} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function FactRow({ fact, amiss }: { fact: Fact; amiss: Amiss }) {
  const t = useCopy(copy)
  return (
    <>
      <p className="caps">
        {fact.kind} · {fact.brand}
      </p>
      {fact.masked ? (
        <p className="mt-2 text-soft">{t('masked')}</p>
      ) : (
        <p className="voice mt-2 whitespace-pre-line">{fact.value}</p>
      )}
      <p className="mt-2 text-sm text-soft">
        {fact.told} {fact.use}
      </p>
      <Disclosure
        summary={
          <>
            {t('correct')}
            <span className="sr-only">
              {' '}
              · {fact.kind} · {fact.brand}
            </span>
          </>
        }
        open={amiss !== undefined}
        className="mt-3"
      >
        <Correction fact={fact} amiss={amiss} />
      </Disclosure>
    </>
  )
}

function Correction({ fact, amiss }: { fact: Fact; amiss: Amiss }) {
  const t = useCopy(copy)
  const Field = fact.long ? TextArea : TextField
  return (
    <div className="grid gap-5">
      <Form method="post" className="grid gap-5">
        <input type="hidden" name="factId" value={fact.id} />
        <Field
          id={`typed-${fact.id}`}
          name="value"
          label={t('rightValue')}
          defaultValue={amiss?.typed ?? fact.typed}
          errors={amiss && [amiss.message]}
          maxLength={2000}
          required
        />
        <div>
          <SubmitButton name="intent" value="correct" variant="outlined" size="small">
            {t('keepValue')}
          </SubmitButton>
        </div>
      </Form>
      <Form method="post">
        <input type="hidden" name="intent" value="remove" />
        <SubmitButton name="factId" value={fact.id} variant="quiet" size="small">
          {t('remove')}
        </SubmitButton>
      </Form>
    </div>
  )
}
