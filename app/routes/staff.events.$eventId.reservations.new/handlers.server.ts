import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node'
import { reserveForMember } from '~/domain/reservations/reserve-for-member.server'
import { findPeopleToSeat, readSeatsToGive } from '~/domain/reservations/reserve-queries.server'
import { offerToMember } from '~/domain/waitlist/offer-to-member.server'
import { translate } from '~/shared/copy'
import { formatMoment, formatMoney } from '~/shared/format'
import { paths } from '~/shared/paths'
import { getCtx } from '~/web/ctx.server'
import { redirectWith } from '~/web/flash.server'
import { notFound } from '~/web/form.server'
import { partyOfTyped, readHouseWords, readTypedParty } from '~/web/house-form'
import { personName } from '~/web/person-name'
import { openStaffEvent } from '~/web/staff-event.server'
import { type AnyHouseRefusal, tellHouseRefusal } from '~/web/tell-house-refusal'
import { tellSlots } from '~/web/tell-slots'
import type { ReserveAnswer } from './answer'
import { copy } from './copy'

/** First someone is looked for; then, with whom it is for, the form. */
export async function loadNewReservation(args: LoaderFunctionArgs) {
  const { actor, locale, event, head } = await openStaffEvent(args)
  const { db } = getCtx()
  const t = translate(copy, locale)
  const query = new URL(args.request.url).searchParams
  const q = (query.get('q') ?? '').trim().slice(0, 100)
  const personId = query.get('person')
  const give = personId
    ? ((await readSeatsToGive(db, actor, { eventId: event.id, personId })) ?? notFound())
    : null
  const found = (await findPeopleToSeat(db, actor, { eventId: event.id, q })) ?? notFound()
  return {
    ...head,
    back: paths.staffEvent(event.id),
    self: paths.staffNewReservation(event.id),
    q,
    total: found.total,
    people: found.people.map(person => ({
      to: paths.staffNewReservation(event.id, person.id),
      id: person.id,
      name: personName(person) || t('unnamed'),
      address: person.address,
      standing: t(readStanding(person.standing)),
      city: person.city,
    })),
    give: give && {
      personId: give.person.id,
      name: give.person.name || t('unnamed'),
      isOpen: give.isOpen,
      liveHref: give.liveId && paths.staffReservation(event.id, give.liveId),
      choice: tellSlots(give.choice, event.timeZone, null, locale),
      deposit: give.deposit && formatMoney(give.deposit.amount, give.deposit.currency, locale),
    },
  }
}

/** Confirms the seats at once, or offers them where the person is to pay their deposit. */
export async function postNewReservation(args: ActionFunctionArgs) {
  const { actor, locale, event } = await openStaffEvent(args)
  const t = translate(copy, locale)
  const form = await args.request.formData()
  const how = form.get('how') === 'offer' ? ('offer' as const) : ('confirm' as const)
  const typed = { ...readTypedParty(form), ...readHouseWords(form), how }
  const say = (told: string, waits: boolean, status: number) =>
    data<ReserveAnswer>({ told, typed, waits: waits || typed.passesLine }, { status })
  const tell = (refusal: AnyHouseRefusal, status = 409) =>
    say(tellHouseRefusal(refusal, locale, event.timeZone), refusal.reason === 'line_waits', status)
  const party = partyOfTyped(typed)
  if (!party.ok) return tell(party, 422)
  const { reason, passesLine } = typed
  const asked = {
    eventId: event.id,
    personId: String(form.get('person')),
    reason,
    passesLine,
    ...party.value,
  }
  const ctx = getCtx()
  const answer = await (how === 'offer'
    ? offerToMember(ctx, actor, asked)
    : reserveForMember(ctx, actor, asked))
  if (answer.ok) {
    const { reservationId } = answer.value
    const until = 'until' in answer.value ? answer.value.until : null
    const text = until ? t('offered', { until: formatMoment(until, event.timeZone, locale) }) : t('done')
    return redirectWith(paths.staffReservation(event.id, reservationId), { tone: 'good', text })
  }
  switch (answer.reason) {
    case 'not_found':
      return notFound()
    case 'has_seats':
      return redirectWith(paths.staffReservation(event.id, answer.reservationId), {
        tone: 'info',
        text: t('has'),
      })
    case 'too_near':
      return say(t('tooNear'), false, 409)
    case 'lapsing':
      return say(t('lapsing'), false, 409)
    default:
      return tell(answer, answer.reason === 'no_reason' ? 422 : 409)
  }
}

function readStanding(text: string): 'prospect' | 'applicant' | 'member' {
  return text === 'applicant' || text === 'member' ? text : 'prospect'
}
