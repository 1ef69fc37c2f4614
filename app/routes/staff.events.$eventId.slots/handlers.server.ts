import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node'
import { addSlots, previewSlots } from '~/domain/events/add-slots.server'
import { changeSlot } from '~/domain/events/change-slot.server'
import { writeLocalTime } from '~/domain/events/local-time'
import { listRanks } from '~/domain/events/queries.server'
import { setChoices } from '~/domain/events/set-choices.server'
import { readSlotsPage, type SlotsPage } from '~/domain/events/slot-queries.server'
import type { SignedIn } from '~/domain/kernel/actor'
import { type Locale, translate } from '~/shared/copy'
import { paths } from '~/shared/paths'
import { getCtx } from '~/web/ctx.server'
import { eventSections } from '~/web/event-sections'
import { readFlash, redirectWith } from '~/web/flash.server'
import { malformed, notFound } from '~/web/form.server'
import { requireStaff } from '~/web/visitor.server'
import { copy } from './copy'
import { readChoicesForm, readSlotChange } from './read-change'
import { readSlotsForm, type SlotsForm, slotsOf } from './slots-form'
import { tellChange, tellChoices, tellPlan, tellSlotsRefusal } from './tell'
import { tellDays } from './tell-days'

export async function loadSlots({ request, params }: LoaderFunctionArgs) {
  const { actor, locale } = await requireStaff(request)
  const { db } = getCtx()
  const page = (await readSlotsPage(db, actor, params.eventId ?? '')) ?? notFound()
  const { event, slots, models, bound, choicesMin, choicesMax } = page
  const ranks = await listRanks(db)
  const { flash, headers } = readFlash(request)
  const [first, last] = [event.startsAt, event.endsAt].map(at => writeLocalTime(at, event.timeZone))
  return data(
    {
      frame: { locale, accent: event.brand.accent },
      flash,
      id: event.id,
      changeHref: event.state === 'published' ? paths.staffEventChange(event.id) : null,
      title: event.title[locale],
      isCancelled: event.state === 'cancelled',
      sections: eventSections(actor, { id: event.id, brandId: event.brand.id }, locale),
      zone: event.timeZone.replaceAll('_', ' '),
      span: {
        firstDay: first?.date ?? '',
        lastDay: last?.date ?? '',
        from: first?.time ?? '',
        to: last?.time ?? '',
      },
      seats: { taken: event.seatsTaken, capacity: event.capacity },
      choices: { count: slots.filter(slot => slot.part === 'choice').length, choicesMin, choicesMax, bound },
      bounds: boundsOf(page),
      models,
      tiers: ranks.map(({ rank, name }) => ({ value: String(rank), label: name[locale] })),
      days: tellDays(slots, event.timeZone, ranks, locale),
    },
    { headers },
  )
}

/** What bounds what, in one sentence: a director need not add up the slots. */
function boundsOf({ bound, slots }: SlotsPage) {
  if (bound !== null) return 'boundsAll' as const
  const parts = new Set(slots.map(({ part }) => part))
  if (parts.size > 1) return 'boundsBoth' as const
  return parts.has('choice') ? ('boundsHours' as const) : ('boundsWhole' as const)
}

/** What this page changes: it shows what slots would be, adds them, changes one, or says how many are chosen. */
export async function postSlots({ request, params }: ActionFunctionArgs) {
  const { actor, locale } = await requireStaff(request)
  const eventId = params.eventId ?? ''
  const form = await request.formData()
  switch (form.get('intent')) {
    case 'preview':
    case 'add':
      return layOut(actor, eventId, form, locale)
    case 'choices':
      return choose(actor, eventId, form, locale)
    default:
      return change(actor, eventId, form, locale)
  }
}

/** What was typed, with what it would give or what keeps it from being laid out. */
type LaidOut = {
  amiss: { field: string; message: string } | null
  typed: SlotsForm | null
  plan: ReturnType<typeof tellPlan> | null
}

async function layOut(actor: SignedIn, eventId: string, form: FormData, locale: Locale) {
  const page = (await readSlotsPage(getCtx().db, actor, eventId)) ?? notFound()
  const t = translate(copy, locale)
  const read = readSlotsForm(form)
  if (!read.success) return amiss({ field: 'from', message: t('unclear') }, null)
  const typed = read.data
  const input = { eventId, slots: slotsOf(typed) }
  if (form.get('intent') === 'preview') {
    const planned = await previewSlots(getCtx(), actor, input)
    if (!planned.ok) return amiss(tellSlotsRefusal(planned, locale), typed)
    const plan = tellPlan(planned.value, page.event.timeZone, locale)
    return data<LaidOut>({ amiss: null, typed, plan })
  }
  const added = await addSlots(getCtx(), actor, input)
  if (!added.ok) return amiss(tellSlotsRefusal(added, locale), typed)
  return leadBack(eventId, 'good', t('added', { count: added.value.added }))
}

function amiss(told: { field: string; message: string }, typed: SlotsForm | null) {
  return data<LaidOut>({ amiss: told, typed, plan: null }, { status: 422 })
}

async function choose(actor: SignedIn, eventId: string, form: FormData, locale: Locale) {
  const read = readChoicesForm(form)
  if (!read.success) return malformed()
  const answer = await setChoices(getCtx(), actor, { eventId, ...read.data })
  if (answer.ok) return leadBack(eventId, 'good', translate(copy, locale)('saved'))
  return leadBack(eventId, 'warn', tellChoices(answer, locale))
}

async function change(actor: SignedIn, eventId: string, form: FormData, locale: Locale) {
  const wish = readSlotChange(form)
  if (!wish) return malformed()
  const answer = await changeSlot(getCtx(), actor, { eventId, ...wish })
  if (answer.ok) return leadBack(eventId, 'good', translate(copy, locale)('saved'))
  return leadBack(eventId, 'warn', tellChange(answer, locale))
}

function leadBack(eventId: string, tone: 'good' | 'warn', text: string): Response {
  return redirectWith(paths.staffEventSlots(eventId), { tone, text })
}
