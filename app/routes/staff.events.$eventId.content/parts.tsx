import type { FieldMetadata } from '@conform-to/react'
import type { ContentForm } from '~/domain/events/content'
import { fieldOf } from '~/ui/field-of'
import { useCopy } from '~/ui/locale'
import { SectionHead } from '~/ui/section-head'
import { TextArea } from '~/ui/text-area'
import { TextField } from '~/ui/text-field'
import { copy } from './copy'

type Fields = { [Name in keyof ContentForm]: FieldMetadata<ContentForm[Name], ContentForm> }

/** Season, dress and what is included. */
export function ToldPart({ fields, isDressTold }: { fields: Fields; isDressTold: boolean }) {
  const t = useCopy(copy)
  return (
    <section aria-labelledby="told-title" className="grid gap-7">
      <SectionHead id="told-title" title={t('told')} />
      <p className="measure text-soft">{t('storyHint')}</p>
      <div className="grid gap-7 sm:grid-cols-2">
        <TextField
          label={t('seasonFr')}
          hint={t('seasonHint')}
          {...fieldOf(fields.seasonFr)}
          lang="fr"
          optional
        />
        <TextField label={t('seasonEn')} {...fieldOf(fields.seasonEn)} lang="en" optional />
        <TextField
          label={t('dressCodeFr')}
          hint={isDressTold ? t('dressTold') : undefined}
          {...fieldOf(fields.dressCodeFr)}
          readOnly={isDressTold}
          lang="fr"
          optional
        />
        <TextField
          label={t('dressCodeEn')}
          hint={isDressTold ? t('dressTold') : undefined}
          {...fieldOf(fields.dressCodeEn)}
          readOnly={isDressTold}
          lang="en"
          optional
        />
        <TextArea
          label={t('includedFr')}
          hint={t('includedHint')}
          {...fieldOf(fields.includedFr)}
          lang="fr"
          optional
        />
        <TextArea label={t('includedEn')} {...fieldOf(fields.includedEn)} lang="en" optional />
      </div>
    </section>
  )
}

/** The way there and whom to call, for those with a confirmed reservation. */
export function ArrivalPart({ fields, isAddressTold }: { fields: Fields; isAddressTold: boolean }) {
  const t = useCopy(copy)
  return (
    <section aria-labelledby="arrival-title" className="grid gap-7">
      <SectionHead id="arrival-title" title={t('arrival')} />
      <p className="measure text-soft">{t('arrivalText')}</p>
      <TextField
        label={t('address')}
        hint={isAddressTold ? t('addressTold') : undefined}
        {...fieldOf(fields.address)}
        readOnly={isAddressTold}
        autoComplete="off"
        optional
      />
      <TextField
        label={t('mapUrl')}
        hint={t('mapHint')}
        {...fieldOf(fields.mapUrl)}
        type="url"
        autoComplete="off"
        optional
      />
      <div className="grid gap-7 sm:grid-cols-2">
        <TextArea label={t('travelFr')} {...fieldOf(fields.travelFr)} lang="fr" rows={5} optional />
        <TextArea label={t('travelEn')} {...fieldOf(fields.travelEn)} lang="en" rows={5} optional />
        <TextField label={t('contactName')} {...fieldOf(fields.contactName)} autoComplete="off" optional />
        <TextField
          label={t('contactPhone')}
          hint={t('phoneHint')}
          {...fieldOf(fields.contactPhone)}
          type="tel"
          autoComplete="off"
          optional
        />
      </div>
    </section>
  )
}
