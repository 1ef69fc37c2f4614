import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { brandsOf } from '~/domain/kernel/actor'
import { homeZone } from '~/domain/permission/types'
import { discardImport } from '~/domain/profile/discard-import.server'
import { type ImportPage, readImportPage } from '~/domain/profile/import-queries.server'
import { mapImport } from '~/domain/profile/map-import.server'
import { runImport } from '~/domain/profile/run-import.server'
import { type ColumnMapping, IMPORT_FIELDS } from '~/domain/profile/types'
import { tellMappingProblem } from '~/domain/profile/words'
import { type Locale, translate } from '~/shared/copy'
import { dayInZone, formatDay } from '~/shared/format'
import { paths } from '~/shared/paths'
import { getCtx } from '~/web/ctx.server'
import { redirectWith } from '~/web/flash.server'
import { malformed, notFound } from '~/web/form.server'
import { requireStaff } from '~/web/visitor.server'
import { copy } from './copy'
import { tellColumns, tellCounts, tellFirstRows, tellRefused } from './tell-import'

export async function loadImport({ request, params }: LoaderFunctionArgs) {
  const { actor, locale } = await requireStaff(request, who => brandsOf(who).length > 0)
  const page = await readImportPage(getCtx().db, actor, params.importId ?? '')
  if (!page) notFound()
  const t = translate(copy, locale)
  return {
    frame: { locale },
    id: page.id,
    over: t('over', { brand: page.brandName }),
    title: page.fileName,
    text: tellWhen(page, locale),
    report: page.counts && tellCounts(page.counts, locale),
    mapping:
      page.state === 'mapping'
        ? {
            columns: tellColumns(page.columns, locale),
            problem: page.problem && tellMappingProblem(page.problem, locale),
            firstRows: tellFirstRows(page.firstRows, locale),
          }
        : null,
    refused: page.state === 'done' ? tellRefused(page, locale) : null,
  }
}

function tellWhen(page: ImportPage, locale: Locale): string {
  const t = translate(copy, locale)
  const day = formatDay(dayInZone(page.createdAt, homeZone), locale)
  if (page.state === 'mapping') return t('received', { day })
  return t('done', { day, end: formatDay(dayInZone(page.finishedAt, homeZone), locale) })
}

export async function postImportPage({ request, params }: ActionFunctionArgs) {
  const { actor, locale } = await requireStaff(request, who => brandsOf(who).length > 0)
  const ctx = getCtx()
  const t = translate(copy, locale)
  const importId = params.importId ?? ''
  const here = paths.staffImport(importId)
  const form = await request.formData()
  const intent = form.get('intent')
  if (intent === 'discard') {
    const discarded = await discardImport(ctx, actor, { importId })
    if (discarded.ok) return redirectWith(paths.staffImports(), { tone: 'info', text: t('discarded') })
    return discarded.reason === 'not_found'
      ? notFound()
      : redirectWith(here, { tone: 'info', text: t('alreadyRun') })
  }
  if (intent !== 'look' && intent !== 'run') malformed()

  const fields = readFields(form)
  const mapped = await mapImport(ctx, actor, { importId, fields })
  if (!mapped.ok) {
    if (mapped.reason === 'not_found') notFound()
    if (mapped.reason === 'already_run') return redirectWith(here, { tone: 'info', text: t('alreadyRun') })
    return data({ fields, problem: tellMappingProblem(mapped.reason, locale) }, { status: 422 })
  }
  if (mapped.value.changed) return redirectWith(here, { tone: 'info', text: t('changed') })
  if (intent === 'look') return redirect(here)
  const run = await runImport(ctx, actor, { importId })
  if (run.ok) return redirectWith(here, { tone: 'good', text: t('ran') })
  if (run.reason === 'not_found') notFound()
  return data({ fields, problem: tellMappingProblem(run.reason, locale) }, { status: 422 })
}

/** One select a column, in the order of the columns. */
function readFields(form: FormData): ColumnMapping {
  return form.getAll('field').map(value => IMPORT_FIELDS.find(field => field === value) ?? null)
}
