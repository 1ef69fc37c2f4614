import { Form, Link } from '@remix-run/react'
import { Button } from '~/ui/button'
import { useCopy } from '~/ui/locale'
import { SelectField } from '~/ui/select-field'
import { copy } from './copy'
import type { PreviewView } from './view'

/** Whose eyes these are. Another choice is another address: nothing is kept. */
export function PreviewBand(band: PreviewView['band']) {
  const t = useCopy(copy)
  return (
    <aside aria-label={t('label')} className="border-b border-rule px-6 py-4">
      <Form method="get" className="mx-auto flex max-w-6xl flex-wrap items-end gap-5">
        <SelectField name="as" label={t('as')} options={band.people} defaultValue={band.as} />
        <SelectField name="at" label={t('at')} options={band.moments} defaultValue={band.at} />
        <Button type="submit" size="small" variant="outlined">
          {t('look')}
        </Button>
        <p className="aside-text max-w-md">
          {t('seenAt', { moment: band.seenAt })} {band.isDraft ? t('draft') : null}{' '}
          {band.isInvited ? t('letter') : null}
          <span className="block">
            <Link className="link" to={band.back}>
              {t('back')}
            </Link>
          </span>
        </p>
      </Form>
    </aside>
  )
}
