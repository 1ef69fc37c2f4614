import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { type ChangeRefusal, changeEvent } from '~/domain/events/change-event.server'
import type { EventDraft } from '~/domain/events/draft'
import { formOfEvent } from '~/domain/events/form-values'
import { listTimeZones } from '~/domain/events/local-time'
import { listRanks, readEventForStaff } from '~/domain/events/queries.server'
import { eventFormSchema, type PublishedEventForm, publishedEventFields } from '~/domain/events/schema'
import type { Rank, StaffEvent } from '~/domain/events/types'
import { type Locale, translate } from '~/shared/copy'
import { daysInZone, formatDays, formatMoment, formatMoney } from '~/shared/format'
import { paths } from '~/shared/paths'
import { copy as formCopy } from '~/ui/event-form/copy'
import { getCtx } from '~/web/ctx.server'
import { eventSections } from '~/web/event-sections'
import { redirectWith } from '~/web/flash.server'
import { answerForm, type FormErrors, notFound, parseForm } from '~/web/form.server'
import { requireStaff } from '~/web/visitor.server'
import { copy } from './copy'

export async function loadEdit({ request, params }: LoaderFunctionArgs) {
  const { actor, locale } = await requireStaff(request)
  const { db } = getCtx()
  const event = (await readEventForStaff(db, actor, params.eventId ?? '')) ?? notFound()
  const ranks = await listRanks(db)
  return {
    frame: { locale, accent: event.brand.accent },
    sections: eventSections(actor, { id: event.id, brandId: event.brand.id }, locale),
    back: paths.staffEvent(event.id),
    title: event.title[locale],
    version: event.version,
    zones: event.state === 'draft' ? listTimeZones(event.timeZone) : [],
    tiers: ranks.map(({ rank, name }) => ({ value: String(rank), label: name[locale] })),
    values: formOfEvent(event),
    told: event.state === 'draft' ? null : tell(event, ranks, locale),
  }
}

function tell(event: StaffEvent, ranks: readonly Rank[], locale: Locale) {
  const { timeZone, deposit, bookingsOpenAt } = event
  const t = translate(copy, locale)
  const least = ranks.find(({ rank }) => rank === event.minRank)
  return {
    changeHref: paths.staffEventChange(event.id),
    where: [event.venue, event.city].filter(part => part !== '').join(', '),
    when: formatDays(daysInZone(event.startsAt, event.endsAt, timeZone), locale, {
      weekday: true,
      capital: true,
    }),
    replies: formatMoment(event.replyClosesAt, timeZone, locale, { year: true, capital: true }),
    who: tellWho(),
    guests: String(event.guestsAllowed),
    deposit: deposit ? formatMoney(deposit.amount, deposit.currency, locale) : t('none'),
  }

  function tellWho() {
    if (event.visibility === 'invitation_only') return t('invited')
    const [all, some] =
      event.visibility === 'applicants'
        ? (['applicants', 'applicantsFrom'] as const)
        : (['members', 'membersFrom'] as const)
    const from = least ? t(some, { tier: least.name[locale] }) : t(all)
    if (!bookingsOpenAt) return from
    return `${from}${t('opening', { moment: formatMoment(bookingsOpenAt, timeZone, locale, { year: true }) })}`
  }
}

export async function postEdit({ request, params }: ActionFunctionArgs) {
  const { actor, locale } = await requireStaff(request)
  const { db } = getCtx()
  const event = (await readEventForStaff(db, actor, params.eventId ?? '')) ?? notFound()
  const form = await request.formData()
  const isDraft = event.state === 'draft'
  const read = isDraft
    ? await parseForm(form, eventFormSchema(translate(formCopy, locale)), locale)
    : await parseForm(
        form,
        publishedEventFields.transform(words => withWords(event, words)),
        locale,
      )
  if (!read.ok) return answerForm(read.submission)
  const version = Number(form.get('version'))
  const changed = await changeEvent({ db }, actor, { eventId: event.id, version, draft: read.value })
  if (changed.ok) {
    return redirectWith(paths.staffEvent(event.id), { tone: 'good', text: translate(copy, locale)('kept') })
  }
  return answerForm(read.submission, explain(changed, locale), changed.reason === 'stale' ? 409 : 422)
}

/** A published event keeps all but its words, its drawing and its seats. */
function withWords(event: StaffEvent, words: PublishedEventForm): EventDraft {
  return {
    title: { fr: words.titleFr, en: words.titleEn },
    story: { fr: words.storyFr, en: words.storyEn },
    hostName: words.hostName,
    hostTitle: words.hostTitle,
    art: words.art,
    capacity: words.seats,
    venue: event.venue,
    city: event.city,
    timeZone: event.timeZone,
    startsAt: event.startsAt,
    endsAt: event.endsAt,
    replyClosesAt: event.replyClosesAt,
    guestsAllowed: event.guestsAllowed,
    visibility: event.visibility,
    minRank: event.minRank,
    bookingsOpenAt: event.bookingsOpenAt,
    deposit: event.deposit,
    refundSteps: event.refundSteps,
  }
}

function explain(refusal: ChangeRefusal, locale: Locale): FormErrors {
  const t = translate(copy, locale)
  switch (refusal.reason) {
    case 'not_found':
      return notFound()
    case 'seats_taken':
      return { fieldErrors: { seats: [t('seats_taken', { count: refusal.taken })] } }
    case 'invalid':
      return { formErrors: refusal.problems.map(({ problem }) => translate(formCopy, locale)(problem)) }
    case 'stale':
    case 'cancelled':
    case 'fixed':
      return { formErrors: [t(refusal.reason)] }
  }
}
