import { Form } from '@remix-run/react'
import { useCopy } from '~/ui/locale'
import { SectionHead } from '~/ui/section-head'
import { SubmitButton } from '~/ui/submit-button'
import { TextField } from '~/ui/text-field'
import { AddPasskey } from './add-passkey'
import { copy } from './copy'

export type PasskeyView = { id: string; label: string; made: string; used: string | null }
export type PasskeyAmiss = { passkeyId: string; words: string }

export function Passkeys({ passkeys, amiss }: { passkeys: PasskeyView[]; amiss: PasskeyAmiss | null }) {
  const t = useCopy(copy)
  return (
    <section aria-labelledby="passkeys">
      <SectionHead id="passkeys" title={t('passkeys')} />
      <p className="measure text-soft">{t('passkeysText')}</p>
      {passkeys.length === 0 ? (
        <p className="mt-5">{t('passkeysNone')}</p>
      ) : (
        <ul className="mt-6 border-t border-rule">
          {passkeys.map(passkey => (
            <PasskeyLine
              key={passkey.id}
              passkey={passkey}
              errors={amiss?.passkeyId === passkey.id ? [amiss.words] : undefined}
            />
          ))}
        </ul>
      )}
      <AddPasskey />
    </section>
  )
}

function PasskeyLine({ passkey, errors }: { passkey: PasskeyView; errors: string[] | undefined }) {
  const t = useCopy(copy)
  const label = passkey.label || t('passkeyUnnamed')
  return (
    <li className="grid gap-3 border-b border-rule py-5">
      <Form method="post" className="flex flex-wrap items-end gap-x-6 gap-y-3">
        <input type="hidden" name="passkeyId" value={passkey.id} />
        <div className="min-w-0 flex-1">
          <TextField
            name="label"
            id={`label-${passkey.id}`}
            label={t('passkeyName')}
            defaultValue={label}
            maxLength={60}
            errors={errors}
          />
        </div>
        <SubmitButton variant="quiet" name="intent" value="rename_passkey">
          {t('rename')}
        </SubmitButton>
        <SubmitButton
          variant="quiet"
          name="intent"
          value="remove_passkey"
          aria-label={t('removeNamed', { label })}
        >
          {t('remove')}
        </SubmitButton>
      </Form>
      <p className="text-soft text-sm">
        {t('passkeyMade', { moment: passkey.made })}
        {passkey.used ? ` · ${t('passkeyUsed', { moment: passkey.used })}` : ''}
      </p>
    </li>
  )
}
