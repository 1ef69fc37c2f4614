import { randomUUID } from 'node:crypto'
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { listBrands } from '~/domain/brands/queries.server'
import { readClub } from '~/domain/brands/read-club.server'
import { createEvent } from '~/domain/events/create-event.server'
import { emptyEventForm } from '~/domain/events/form-values'
import { listTimeZones } from '~/domain/events/local-time'
import { listRanks } from '~/domain/events/queries.server'
import { eventFormSchema } from '~/domain/events/schema'
import { brandsOf, type SignedIn } from '~/domain/kernel/actor'
import { isUuid } from '~/domain/kernel/uuid'
import { translate } from '~/shared/copy'
import { paths } from '~/shared/paths'
import { copy } from '~/ui/event-form/copy'
import { getCtx } from '~/web/ctx.server'
import { answerForm, malformed, notFound, parseForm } from '~/web/form.server'
import { requireStaff } from '~/web/visitor.server'

const doesBrandWork = (actor: SignedIn) => brandsOf(actor).length > 0

export async function loadNewEvent({ request }: LoaderFunctionArgs) {
  const { actor, locale } = await requireStaff(request, doesBrandWork)
  const { db } = getCtx()
  const { homeTimeZone } = await readClub(db)
  const brands = await listBrands(db, actor)
  return {
    frame: { locale },
    key: randomUUID(),
    brands: brands.map(({ id, name }) => ({ value: id, label: name })),
    zones: listTimeZones(homeTimeZone),
    tiers: (await listRanks(db)).map(({ rank, name }) => ({ value: String(rank), label: name[locale] })),
    values: emptyEventForm(homeTimeZone),
  }
}

export async function postNewEvent({ request }: ActionFunctionArgs) {
  const { actor, locale } = await requireStaff(request, doesBrandWork)
  const form = await request.formData()
  const key = form.get('key')
  const brandId = form.get('brandId')
  if (typeof key !== 'string' || !isUuid(key) || typeof brandId !== 'string') malformed()
  const read = await parseForm(form, eventFormSchema(translate(copy, locale)), locale)
  if (!read.ok) return answerForm(read.submission)
  const made = await createEvent(getCtx(), actor, { id: key, brandId, draft: read.value })
  if (made.ok) return redirect(paths.staffEvent(made.value.eventId), 303)
  if (made.reason === 'not_found') notFound()
  const t = translate(copy, locale)
  return answerForm(read.submission, { formErrors: made.problems.map(({ problem }) => t(problem)) })
}
