import { Form } from '@remix-run/react'
import { paths } from '~/shared/paths'
import { FileField } from '~/ui/file-field'
import { useCopy } from '~/ui/locale'
import { SectionHead } from '~/ui/section-head'
import { SubmitButton } from '~/ui/submit-button'
import { copy } from './photo-copy'

/** A picture by which those who receive one know whom they greet: given if one likes, taken back at any time. */
export function PhotoPart({ hasPhoto }: { hasPhoto: boolean }) {
  const t = useCopy(copy)
  return (
    <section aria-labelledby="photo">
      <SectionHead id="photo" title={t('title')} />
      <p className="measure text-soft">{t('text')}</p>
      <div className="mt-5 flex flex-wrap items-end gap-6">
        {hasPhoto ? <img className="door-photo" src={paths.accountPhoto()} alt={t('alt')} /> : null}
        <Form
          method="post"
          action={paths.accountPhoto()}
          encType="multipart/form-data"
          reloadDocument
          className="flex flex-wrap items-end gap-4"
        >
          <FileField
            name="file"
            label={t(hasPhoto ? 'another' : 'choose')}
            accept="image/jpeg,image/png,image/webp"
            required
          />
          <SubmitButton size="small" variant="outlined">
            {t('give')}
          </SubmitButton>
        </Form>
        {hasPhoto ? (
          <Form method="post" action={paths.accountPhoto()} reloadDocument>
            <SubmitButton size="small" variant="quiet" name="intent" value="remove">
              {t('remove')}
            </SubmitButton>
          </Form>
        ) : null}
      </div>
    </section>
  )
}
