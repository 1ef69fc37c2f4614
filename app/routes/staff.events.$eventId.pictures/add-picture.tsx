import { Form } from '@remix-run/react'
import { FileField } from '~/ui/file-field'
import { useCopy } from '~/ui/locale'
import { Notice } from '~/ui/notice'
import { SectionHead } from '~/ui/section-head'
import { SubmitButton } from '~/ui/submit-button'
import { TextField } from '~/ui/text-field'
import { copy } from './copy'

type Answer = { told: string; alt: { fr: string; en: string } } | null

export function AddPicture({ answer }: { answer: Answer }) {
  const t = useCopy(copy)
  return (
    <section aria-labelledby="add-title" className="grid max-w-3xl gap-7">
      <SectionHead id="add-title" title={t('add')} />
      {answer ? (
        <Notice tone="warn" live>
          {answer.told}
        </Notice>
      ) : null}
      <Form method="post" encType="multipart/form-data" className="grid gap-7">
        <input type="hidden" name="intent" value="add" />
        <FileField
          name="file"
          label={t('file')}
          hint={t('fileHint')}
          accept="image/jpeg,image/png,image/webp"
        />
        <div className="grid gap-7 sm:grid-cols-2">
          <TextField
            name="altFr"
            label={t('altFr')}
            defaultValue={answer?.alt.fr}
            maxLength={300}
            lang="fr"
          />
          <TextField
            name="altEn"
            label={t('altEn')}
            defaultValue={answer?.alt.en}
            maxLength={300}
            lang="en"
          />
        </div>
        <div>
          <SubmitButton>{t('send')}</SubmitButton>
        </div>
      </Form>
    </section>
  )
}
