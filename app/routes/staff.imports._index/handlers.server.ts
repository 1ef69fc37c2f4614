import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { listBrands } from '~/domain/brands/queries.server'
import { brandsOf } from '~/domain/kernel/actor'
import { homeZone } from '~/domain/permission/types'
import { listImports } from '~/domain/profile/import-queries.server'
import { uploadImport } from '~/domain/profile/upload-import.server'
import { tellFileRefusal } from '~/domain/profile/words'
import { translate } from '~/shared/copy'
import { dayInZone, formatDay, formatTime } from '~/shared/format'
import { paths } from '~/shared/paths'
import { getCtx } from '~/web/ctx.server'
import { requireStaff } from '~/web/visitor.server'
import { copy } from './copy'
import { readUpload } from './read-upload.server'

export async function loadImports({ request }: LoaderFunctionArgs) {
  const { actor, locale } = await requireStaff(request, who => brandsOf(who).length > 0)
  const { db } = getCtx()
  const imports = await listImports(db, actor)
  const brands = await listBrands(db, actor)
  return {
    frame: { locale },
    brands: brands.map(({ id, name }) => ({ value: id, label: name })),
    imports: imports.map(({ createdAt, ...one }) => ({
      ...one,
      when: `${formatDay(dayInZone(createdAt, homeZone), locale)}, ${formatTime(createdAt, homeZone, locale)}`,
    })),
  }
}

export async function postImport({ request }: ActionFunctionArgs) {
  const { actor, locale } = await requireStaff(request, who => brandsOf(who).length > 0)
  const t = translate(copy, locale)
  const upload = await readUpload(request)
  const amiss = (field: 'file' | 'brandId', message: string) =>
    data({ field, message, brandId: upload.brandId }, { status: 422 })
  if (upload.fileName === '') return amiss('file', t('noFile'))
  const taken = await uploadImport(getCtx(), actor, upload)
  if (taken.ok) return redirect(paths.staffImport(taken.value.importId))
  return taken.reason === 'not_found'
    ? amiss('brandId', t('unknownBrand'))
    : amiss('file', tellFileRefusal(taken, locale))
}
