import { randomUUID } from 'node:crypto'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { mayBeChosen } from '~/domain/audience/policy'
import { findAudience } from '~/domain/audience/queries.server'
import { criteriaOf, readFilters, writeFilters } from '~/domain/audience/schema'
import type { Candidate } from '~/domain/audience/types'
import { tellReach } from '~/domain/audience/words'
import { readEventForStaff } from '~/domain/events/queries.server'
import { createWave } from '~/domain/invitations/create-wave.server'
import { isUuid } from '~/domain/kernel/uuid'
import { homeZone } from '~/domain/permission/types'
import { tellCountry } from '~/domain/profile/countries'
import { type Locale, translate } from '~/shared/copy'
import { elide } from '~/shared/format'
import { paths } from '~/shared/paths'
import { getCtx } from '~/web/ctx.server'
import { redirectWith } from '~/web/flash.server'
import { notFound } from '~/web/form.server'
import { personName } from '~/web/person-name'
import { requireStaff } from '~/web/visitor.server'
import { copy } from './copy'

export async function loadChoice({ request, params }: LoaderFunctionArgs) {
  const { actor, locale } = await requireStaff(request)
  const { db } = getCtx()
  const event = (await readEventForStaff(db, actor, params.eventId ?? '')) ?? notFound()
  const { searchParams } = new URL(request.url)
  const filters = readFilters(searchParams)
  const asked = {
    eventId: event.id,
    filters,
    page: Number.parseInt(searchParams.get('page') ?? '1', 10) || 1,
  }
  const { candidates, choices, total, page, pages } = (await findAudience(db, actor, asked)) ?? notFound()
  const wave = searchParams.get('wave') ?? ''
  const isOpenWave = isUuid(wave)
  return {
    frame: { locale, accent: event.brand.accent },
    eventId: event.id,
    title: event.title[locale],
    ofBrand: locale === 'fr' ? elide('de', event.brand.name) : `from ${event.brand.name}`,
    wave: isOpenWave ? wave : null,
    key: isOpenWave ? wave : randomUUID(),
    filters,
    query: writeFilters(filters).toString(),
    choices: {
      model: choices.model.map(value => ({ value, label: value })),
      city: choices.city.map(value => ({ value, label: value })),
      country: choices.country.map(value => ({ value, label: tellCountry(value, locale) })),
    },
    people: candidates.map(candidate => tellCandidate(candidate, event.id, locale)),
    total,
    page,
    pages,
  }
}

export type PersonLine = ReturnType<typeof tellCandidate>

function tellCandidate(candidate: Candidate, eventId: string, locale: Locale) {
  const t = translate(copy, locale)
  const { invited } = candidate
  return {
    id: candidate.personId,
    name: personName(candidate),
    model: candidate.model ?? '',
    city: candidate.city ?? '',
    country: candidate.country ? tellCountry(candidate.country, locale) : '',
    language: t(candidate.locale),
    standing: t(candidate.standing),
    mayBeChosen: mayBeChosen(candidate),
    letter: invited
      ? t(invited.isDraft ? 'chosen' : 'invited')
      : tellReach(candidate.reach, homeZone, locale),
    waveHref: invited ? paths.staffWave(eventId, invited.waveId) : null,
  }
}

/** The filters in the address are what the people were chosen by. */
export async function postChoice({ request, params }: ActionFunctionArgs) {
  const { actor, locale } = await requireStaff(request)
  const { id: eventId } = (await readEventForStaff(getCtx().db, actor, params.eventId ?? '')) ?? notFound()
  const { pathname, search, searchParams } = new URL(request.url)
  const form = await request.formData()
  const t = translate(copy, locale)
  const made = await createWave(getCtx(), actor, {
    eventId,
    personIds: form.getAll('person').filter(value => typeof value === 'string'),
    chosenBy: criteriaOf(readFilters(searchParams)),
    waveId: String(form.get('key') ?? ''),
  })
  if (made.ok) {
    const { waveId, added, leftOut } = made.value
    const text =
      leftOut > 0
        ? `${t('added', { count: added })} ${t('leftOut', { count: leftOut })}`
        : t('added', { count: added })
    return redirectWith(paths.staffWave(eventId, waveId), { tone: leftOut > 0 ? 'warn' : 'good', text })
  }
  if (made.reason === 'not_found') return notFound()
  return redirectWith(`${pathname}${search}`, { tone: 'warn', text: t(made.reason) })
}
