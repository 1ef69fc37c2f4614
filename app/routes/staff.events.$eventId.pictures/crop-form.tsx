import { Form } from '@remix-run/react'
import { Disclosure } from '~/ui/disclosure'
import { useCopy } from '~/ui/locale'
import { SubmitButton } from '~/ui/submit-button'
import { TextField } from '~/ui/text-field'
import { copy } from './copy'

type CropFormProps = {
  id: string
  alt: string
  crop: { x: number; y: number; width: number; height: number }
}

/** The part that is shown, in hundredths of the whole picture: four figures, and no script. */
export function CropForm({ id, alt, crop }: CropFormProps) {
  const t = useCopy(copy)
  const fields = ['x', 'y', 'width', 'height'] as const
  return (
    <Disclosure summary={t('crop')}>
      <Form key={JSON.stringify(crop)} method="post" className="mt-4 grid gap-5">
        <input type="hidden" name="pictureId" value={id} />
        <div className="grid grid-cols-2 gap-5 sm:grid-cols-4">
          {fields.map(name => (
            <TextField
              key={name}
              name={name}
              id={`${name}-${id}`}
              label={t(name)}
              defaultValue={String(Math.round(crop[name] * 1000) / 10)}
              inputMode="decimal"
              autoComplete="off"
            />
          ))}
        </div>
        <div>
          <SubmitButton
            variant="outlined"
            name="intent"
            value="crop"
            aria-label={t('of', { action: t('keepCrop'), alt })}
          >
            {t('keepCrop')}
          </SubmitButton>
        </div>
      </Form>
    </Disclosure>
  )
}
