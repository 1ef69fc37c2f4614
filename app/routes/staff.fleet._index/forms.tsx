import { Form } from '@remix-run/react'
import { Disclosure } from '~/ui/disclosure'
import { useCopy } from '~/ui/locale'
import { SectionHead } from '~/ui/section-head'
import { SelectField } from '~/ui/select-field'
import { SubmitButton } from '~/ui/submit-button'
import { TextField } from '~/ui/text-field'
import { copy } from './copy'

type Brands = { value: string; label: string }[]

export function AddUnit({ model }: { model: { id: string; name: string } }) {
  const t = useCopy(copy)
  return (
    <Disclosure summary={t('addUnitTo', { model: model.name })} className="mt-4">
      <Form method="post" className="mt-4 flex max-w-xl flex-wrap items-end gap-6">
        <input type="hidden" name="modelId" value={model.id} />
        <div className="min-w-56 flex-1">
          <TextField
            id={`unit-of-${model.id}`}
            name="name"
            label={t('unitName')}
            hint={t('unitHint')}
            maxLength={80}
            required
          />
        </div>
        <SubmitButton name="intent" value="add_unit" variant="outlined">
          {t('add')}
        </SubmitButton>
      </Form>
    </Disclosure>
  )
}

export function AddModel({ brands }: { brands: Brands }) {
  const t = useCopy(copy)
  return (
    <section aria-labelledby="add-model" className="max-w-3xl">
      <SectionHead id="add-model" title={t('addModel')} />
      <Form method="post" className="mt-5 grid gap-6 sm:grid-cols-2">
        <TextField id="model-name" name="name" label={t('modelName')} maxLength={80} required />
        <TextField
          type="number"
          name="seats"
          label={t('modelSeats')}
          min={1}
          max={9}
          defaultValue={2}
          required
        />
        <TextField name="wordsFr" label={t('words_fr')} maxLength={400} optional />
        <TextField name="wordsEn" label={t('words_en')} maxLength={400} optional />
        <BrandField id="model-brand" brands={brands} />
        <div className="sm:col-span-2">
          <SubmitButton name="intent" value="add_model" variant="outlined">
            {t('add')}
          </SubmitButton>
        </div>
      </Form>
    </section>
  )
}

/** Whoever works for one brand is not asked which. */
export function BrandField({ id, brands }: { id: string; brands: Brands }) {
  const t = useCopy(copy)
  const [only] = brands
  if (only && brands.length === 1) return <input type="hidden" name="brandId" value={only.value} />
  return <SelectField id={id} name="brandId" label={t('brand')} options={brands} />
}
