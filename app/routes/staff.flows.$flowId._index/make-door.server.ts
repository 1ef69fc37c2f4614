import { readClub } from '~/domain/brands/read-club.server'
import { readLocalTime } from '~/domain/events/local-time'
import { slugOf } from '~/domain/events/slug'
import type { SignedIn } from '~/domain/kernel/actor'
import { allow, type Result, refuse } from '~/domain/kernel/result'
import { type CreateDoorRefusal, createDoor } from '~/domain/qualification/create-door.server'
import { type Locale, translate } from '~/shared/copy'
import { paths } from '~/shared/paths'
import { getCtx } from '~/web/ctx.server'
import { redirectWith } from '~/web/flash.server'
import { notFound } from '~/web/form.server'
import { copy } from './copy'
import type { NewDoorForm } from './schema'

type FieldRefusal = {
  field: keyof NewDoorForm
  reason: Exclude<CreateDoorRefusal['reason'], 'not_found'>
}

const fieldOf: Record<FieldRefusal['reason'], keyof NewDoorForm> = {
  code_unreadable: 'code',
  code_taken: 'code',
  label_missing: 'label',
  uses_unreadable: 'usesMax',
  closes_in_the_past: 'closesOn',
}

/** Opens a door as its form asks; a code left empty follows the name, a last day lasts until midnight at the club. */
export async function makeDoor(
  actor: SignedIn,
  flowId: string,
  form: NewDoorForm,
  locale: Locale,
): Promise<Result<Response, FieldRefusal>> {
  const ctx = getCtx()
  const { homeTimeZone } = await readClub(ctx.db)
  const label = form.label.trim()
  const closes = form.closesOn === '' ? null : readLocalTime(form.closesOn, '23:59', homeTimeZone)
  const usesMax = form.usesMax.trim()
  const made = await createDoor(ctx, actor, {
    id: form.key,
    flowId,
    code: form.code.trim() === '' && label !== '' ? slugOf(label).slice(0, 40).replace(/-$/, '') : form.code,
    source: form.source,
    label,
    usesMax: usesMax === '' ? null : /^\d+$/.test(usesMax) ? Number(usesMax) : 0,
    closesAt: closes?.ok ? closes.instant : null,
  })
  if (made.ok) {
    const text = translate(copy, locale)('doorMade', { name: label })
    return allow(redirectWith(paths.staffFlow(flowId), { tone: 'good', text }))
  }
  if (made.reason === 'not_found') notFound()
  // A form without a name fails on its name, whatever became of the code that follows it.
  const reason = label === '' ? 'label_missing' : made.reason
  return refuse({ reason, field: fieldOf[reason] })
}
