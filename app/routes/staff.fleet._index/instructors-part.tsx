import { Form } from '@remix-run/react'
import { type InstructorLanguage, instructorLanguages } from '~/domain/fleet/schema'
import { joinList } from '~/shared/format'
import { CheckboxField } from '~/ui/checkbox-field'
import { DataTable } from '~/ui/data-table'
import { Disclosure } from '~/ui/disclosure'
import { useCopy, useLocale } from '~/ui/locale'
import { SectionHead } from '~/ui/section-head'
import { SubmitButton } from '~/ui/submit-button'
import { TextField } from '~/ui/text-field'
import { copy } from './copy'
import { BrandField } from './forms'
import type { FleetView } from './view'

type Instructor = FleetView['instructors'][number]
type Brands = FleetView['brands']

export function InstructorsPart({ instructors, brands }: { instructors: Instructor[]; brands: Brands }) {
  const t = useCopy(copy)
  const locale = useLocale()
  const tell = (languages: readonly string[]) =>
    joinList(
      instructorLanguages.filter(language => languages.includes(language)).map(language => t(language)),
      locale,
    )
  return (
    <div>
      <SectionHead
        id="instructors-title"
        title={t('instructors')}
        aside={t('instructors_count', { count: instructors.length })}
      />
      <DataTable
        caption={t('instructors')}
        rows={instructors}
        rowKey={one => one.id}
        empty={t('noInstructor')}
        columns={[
          { key: 'name', head: t('name'), name: true, cell: one => one.fullName },
          { key: 'languages', head: t('languages'), cell: one => tell(one.languages) },
          ...(brands.length > 1
            ? [{ key: 'brand', head: t('brand'), cell: (one: Instructor) => one.brand.name }]
            : []),
          { key: 'change', head: t('change'), cell: one => <Change one={one} /> },
        ]}
      />
      <Disclosure key={instructors.length} summary={t('addInstructor')} className="mt-4">
        <Form method="post" className="mt-4 grid max-w-xl gap-6">
          <TextField id="new-instructor" name="fullName" label={t('name')} maxLength={80} required />
          <Languages of="new" chosen={['fr']} />
          <BrandField id="instructor-brand" brands={brands} />
          <div>
            <SubmitButton name="intent" value="save_instructor" variant="outlined">
              {t('add')}
            </SubmitButton>
          </div>
        </Form>
      </Disclosure>
    </div>
  )
}

function Change({ one }: { one: Instructor }) {
  const t = useCopy(copy)
  return (
    <Disclosure
      summary={
        <>
          {t('change')}
          <span className="sr-only"> {one.fullName}</span>
        </>
      }
    >
      <Form method="post" className="mt-3 grid min-w-64 gap-5">
        <input type="hidden" name="instructorId" value={one.id} />
        <input type="hidden" name="brandId" value={one.brand.id} />
        <TextField
          id={`name-${one.id}`}
          name="fullName"
          label={t('name')}
          maxLength={80}
          defaultValue={one.fullName}
          required
        />
        <Languages of={one.id} chosen={one.languages} />
        <div className="flex flex-wrap gap-5">
          <SubmitButton name="intent" value="save_instructor" variant="outlined" size="small">
            {t('save')}
          </SubmitButton>
          <SubmitButton name="intent" value="retire_instructor" variant="quiet" size="small">
            {t('retire')}
          </SubmitButton>
        </div>
      </Form>
    </Disclosure>
  )
}

function Languages({ of, chosen }: { of: string; chosen: readonly string[] }) {
  const t = useCopy(copy)
  const isChosen = (language: InstructorLanguage) => chosen.includes(language)
  return (
    <fieldset className="grid grid-cols-2 gap-x-6 gap-y-1">
      <legend className="field-label">{t('languages')}</legend>
      {instructorLanguages.map(language => (
        <CheckboxField
          key={language}
          id={`${of}-${language}`}
          name="languages"
          value={language}
          label={t(language)}
          defaultChecked={isChosen(language)}
        />
      ))}
    </fieldset>
  )
}
