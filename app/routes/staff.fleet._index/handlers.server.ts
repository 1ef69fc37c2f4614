import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { listBrands } from '~/domain/brands/queries.server'
import { readClub } from '~/domain/brands/read-club.server'
import { addUnit } from '~/domain/fleet/add-unit.server'
import { createModel } from '~/domain/fleet/create-model.server'
import { listInstructors, listModels } from '~/domain/fleet/queries.server'
import { retireFromFleet } from '~/domain/fleet/retire-from-fleet.server'
import { saveInstructor } from '~/domain/fleet/save-instructor.server'
import { fleetAct } from '~/domain/fleet/schema'
import type { FleetUnit } from '~/domain/fleet/types'
import { brandsOf, type SignedIn } from '~/domain/kernel/actor'
import { never } from '~/domain/kernel/result'
import { type Locale, translate } from '~/shared/copy'
import { formatMoment } from '~/shared/format'
import { paths } from '~/shared/paths'
import { getCtx } from '~/web/ctx.server'
import { redirectWith } from '~/web/flash.server'
import { malformed, notFound } from '~/web/form.server'
import { requireStaff } from '~/web/visitor.server'
import { copy } from './copy'

const keepsFleet = (actor: SignedIn) => brandsOf(actor).length > 0

export async function loadFleet({ request }: LoaderFunctionArgs) {
  const { actor, person, locale } = await requireStaff(request, keepsFleet)
  const { db } = getCtx()
  const zone = person.timeZone ?? (await readClub(db)).homeTimeZone
  const models = await listModels(db, actor)
  const brands = await listBrands(db, actor)
  return {
    frame: { locale },
    brands: brands.map(({ id, name }) => ({ value: id, label: name })),
    models: models.map(({ units, words, ...model }) => ({
      ...model,
      words: words[locale],
      units: units.map(unit => ({ id: unit.id, name: unit.name, state: tellState(unit, zone, locale) })),
    })),
    instructors: await listInstructors(db, actor),
  }
}

function tellState({ isOut, outUntil, because }: FleetUnit, zone: string, locale: Locale): string {
  const t = translate(copy, locale)
  if (!isOut) return t('available')
  return outUntil
    ? t('outUntil', { moment: formatMoment(outUntil, zone, locale), because })
    : t('out', { because })
}

/** Adds to the fleet, or changes who belongs to it. */
export async function postFleet({ request }: ActionFunctionArgs) {
  const { actor, locale } = await requireStaff(request, keepsFleet)
  const t = translate(copy, locale)
  const form = await request.formData()
  const read = fleetAct.safeParse({ ...Object.fromEntries(form), languages: form.getAll('languages') })
  if (!read.success) return malformed()
  const answer = await carryOut(actor, read.data)
  const back = (tone: 'good' | 'warn', text: string) => redirectWith(paths.staffFleet(), { tone, text })
  if (answer.ok) return back('good', t(read.data.intent === 'retire_instructor' ? 'retired' : 'added'))
  switch (answer.reason) {
    case 'not_found':
      return notFound()
    case 'name_taken':
      return back('warn', t('name_taken'))
    case 'in_use':
      return back('warn', t('in_use', { count: answer.drives }))
    default:
      return never(answer)
  }
}

function carryOut(actor: SignedIn, act: ReturnType<typeof fleetAct.parse>) {
  switch (act.intent) {
    case 'add_model': {
      const { brandId, name, seats, wordsFr, wordsEn } = act
      return createModel(getCtx(), actor, { brandId, name, seats, words: { fr: wordsFr, en: wordsEn } })
    }
    case 'add_unit':
      return addUnit(getCtx(), actor, act)
    case 'save_instructor':
      return saveInstructor(getCtx(), actor, act)
    case 'retire_instructor':
      return retireFromFleet(getCtx(), actor, { kind: 'instructor', id: act.instructorId })
    default:
      return never(act)
  }
}
