import type { LoaderFunctionArgs } from '@remix-run/node'
import { readClub } from '~/domain/brands/read-club.server'
import { judgeSeeEvent } from '~/domain/eligibility/gates'
import { readToldContent } from '~/domain/events/content-queries.server'
import { moments, type Persona, type Preview, previewEvent } from '~/domain/programme/preview-event.server'
import { type Locale, translate } from '~/shared/copy'
import { formatMoment } from '~/shared/format'
import { paths } from '~/shared/paths'
import { getCtx } from '~/web/ctx.server'
import { notFound } from '~/web/form.server'
import { tellContent } from '~/web/tell-content.server'
import { tellEventPage } from '~/web/tell-event-page.server'
import { tellPlace } from '~/web/tell-line.server'
import { tellWithWay } from '~/web/tell-refusal'
import { requireStaff } from '~/web/visitor.server'
import { copy } from './copy'

/** What someone else would see of the event: chosen by the address, and changing nothing. */
export async function loadPreview({ request, params }: LoaderFunctionArgs) {
  const { actor, locale } = await requireStaff(request)
  const { db } = getCtx()
  const chosen = new URL(request.url).searchParams
  const as = chosen.get('as') ?? 'invited'
  const moment = moments.find(one => one === chosen.get('at')) ?? 'now'
  const eventId = params.eventId ?? ''
  const preview = (await previewEvent(db, actor, { eventId, persona: readPersona(as), moment })) ?? notFound()
  const { event } = preview
  const club = await readClub(db)
  return {
    frame: { locale, accent: event.brand.accent },
    title: event.title[locale],
    clubName: club.name,
    band: tellBand(preview, { as, moment }, locale),
    ...(await tellSeen(preview)),
  }

  async function tellSeen(seen: Preview) {
    switch (seen.sees) {
      case 'nothing':
        return { sees: 'nothing' as const }
      case 'teaser': {
        const judged = judgeSeeEvent(seen.facts)
        const content = await readToldContent(db, actor, event.id)
        return {
          sees: 'teaser' as const,
          teaser: {
            clubName: club.name,
            teaser: { title: event.title[locale], season: content?.season[locale] ?? '' },
            opens: judged.ok ? { because: '', next: '', href: null } : tellWithWay(judged, locale),
          },
        }
      }
      case 'page': {
        const told = tellEventPage(seen.page, await tellContent(actor, event, locale), null, locale)
        const refusal = seen.waits && told.refusal ? tellPlace(told.refusal, locale) : told.refusal
        const page = { flash: null, clubName: club.name, ...told, refusal, isPreview: true }
        return { sees: 'page' as const, page }
      }
    }
  }
}

function readPersona(as: string): Persona {
  switch (as) {
    case 'stranger':
    case 'applicant':
    case 'invited':
    case 'confirmed':
    case 'waiting':
      return { who: as }
    default:
      return { who: 'member', tierSlug: as.replace(/^tier-/, '') }
  }
}

/** Whose eyes these are, and whose else they could be. */
function tellBand({ event, tiers, at }: Preview, chosen: { as: string; moment: string }, locale: Locale) {
  const t = translate(copy, locale)
  const people = ['stranger', 'applicant', 'invited', 'confirmed', 'waiting'] as const
  const [out, ...within] = [
    ...people.slice(0, 2).map(who => ({ value: who as string, label: t(who) })),
    ...tiers.map(({ slug, name }) => ({ value: `tier-${slug}`, label: t('member', { tier: name[locale] }) })),
    ...people.slice(2).map(who => ({ value: who as string, label: t(who) })),
  ]
  return {
    back: paths.staffEvent(event.id),
    as: chosen.as,
    at: chosen.moment,
    people: out ? [out, ...within] : [],
    moments: moments.map(one => ({ value: one, label: t(`at_${one}`) })),
    seenAt: formatMoment(at, event.timeZone, locale, { year: true }),
    isDraft: event.state === 'draft',
    isInvited: chosen.as === 'invited' || chosen.as === 'confirmed',
  }
}
