import { Form } from '@remix-run/react'
import { AccentScope } from '~/ui/accent-style'
import { Disclosure } from '~/ui/disclosure'
import { useCopy } from '~/ui/locale'
import { SectionHead } from '~/ui/section-head'
import { SubmitButton } from '~/ui/submit-button'
import { copy } from './copy'
import type { View } from './view'

type Brand = View['brands'][number]

export function WhoMayWrite({ brands }: { brands: View['brands'] }) {
  const t = useCopy(copy)
  return (
    <section>
      <SectionHead title={t('whoTitle')} />
      <div className="grid gap-x-14 gap-y-10 md:grid-cols-2">
        {brands.map(brand => (
          <AccentScope key={brand.id} accent={brand.accent}>
            <Brand brand={brand} />
          </AccentScope>
        ))}
      </div>
    </section>
  )
}

function Brand({ brand }: { brand: Brand }) {
  const t = useCopy(copy)
  return (
    <section className="border-t border-rule pt-5">
      <h3 className="text-accent">{brand.name}</h3>
      {brand.suppressed ? <p className="mt-3 text-warn">{brand.suppressed}</p> : null}
      {brand.nothing ? <p className="mt-3 text-soft">{brand.nothing}</p> : null}
      {brand.permissions.map(permission => (
        <Permission key={permission.id} permission={permission} />
      ))}
      {brand.yes ? (
        <Disclosure summary={t('sayYesTo', { brand: brand.name })} className="mt-5">
          <Form method="post" className="grid gap-5">
            <p className="voice measure">{brand.yes}</p>
            <input type="hidden" name="intent" value="grant" />
            <div>
              <SubmitButton name="brandId" value={brand.id} variant="outlined">
                {t('sayYes')}
              </SubmitButton>
            </div>
          </Form>
        </Disclosure>
      ) : null}
    </section>
  )
}

function Permission({ permission }: { permission: Brand['permissions'][number] }) {
  const t = useCopy(copy)
  return (
    <div className="mt-4">
      <p className="caps">{permission.channel}</p>
      <p className="voice mt-2">{permission.words}</p>
      <div className="mt-2 flex flex-wrap items-baseline justify-between gap-x-6 gap-y-2">
        <p className="text-sm text-soft">{permission.since}</p>
        <Form method="post">
          <input type="hidden" name="intent" value="withdraw" />
          <SubmitButton
            name="permissionId"
            value={permission.id}
            variant="quiet"
            size="small"
            aria-label={permission.label}
          >
            {t('takeBack')}
          </SubmitButton>
        </Form>
      </div>
    </div>
  )
}
