import { data, type LoaderFunctionArgs } from '@remix-run/node'
import { judgeApplicant } from '~/domain/applications/apply-facts.server'
import { replyByOf } from '~/domain/applications/dates'
import { readClub } from '~/domain/brands/read-club.server'
import type { ApplyRefusal } from '~/domain/eligibility/types'
import { tellRefusal } from '~/domain/eligibility/words'
import type { SignedIn } from '~/domain/kernel/actor'
import { findAcceptedNomination } from '~/domain/nominations/store.server'
import { findDoor, type PublicFlow, readPublicFlow } from '~/domain/qualification/queries.server'
import type { WayIn } from '~/domain/qualification/types'
import { type Locale, translate } from '~/shared/copy'
import { dayInZone, formatDay, spellNumber } from '~/shared/format'
import { paths } from '~/shared/paths'
import { getCtx } from '~/web/ctx.server'
import { doorFrame, signedInOf } from '~/web/door-frame.server'
import { readFlash } from '~/web/flash.server'
import { notFound } from '~/web/form.server'
import { readVisitor, requirePerson } from '~/web/visitor.server'
import { copy } from './copy'
import { tellSteps } from './tell-steps'

/** The code of the address, as a card bears it; null for none. Whether it opens anything is for the door to say. */
export function readCode(request: Request): string | null {
  const code = new URL(request.url).searchParams.get('code')?.trim().toLowerCase() ?? ''
  return /^[a-z0-9-]{4,40}$/.test(code) ? code : null
}

export async function loadDoor({ request, params }: LoaderFunctionArgs) {
  const { db } = getCtx()
  const flow = (await readPublicFlow(db, params.flowSlug ?? '')) ?? notFound()
  const visitor = await readVisitor(request)
  const actor = signedInOf(visitor)
  // Only a member asks to rise: there is nothing here for a stranger.
  if (flow.purpose === 'rise' && !actor) await requirePerson(request)
  const { locale } = visitor
  const { flash, headers } = readFlash(request)
  const origin = await readOrigin(flow, actor, readCode(request))
  return data(
    {
      frame: { locale, accent: flow.brand?.accent ?? null },
      ...(await doorFrame(visitor)),
      flash,
      slug: flow.slug,
      code: origin.code,
      sent: !actor && new URL(request.url).searchParams.has('sent'),
      source: origin.words(locale),
      ...(await tellFlow(flow, origin.way, locale)),
      standing: await readStanding(flow, actor, locale),
    },
    { headers },
  )
}

type Origin = { way: WayIn | null; code: string | null; words: (locale: Locale) => string | null }

async function readOrigin(flow: PublicFlow, actor: SignedIn | null, code: string | null): Promise<Origin> {
  const { db } = getCtx()
  const nomination = actor && (await findAcceptedNomination(db, actor.personId, flow.flowId))
  if (nomination) return { way: 'nomination', code, words: locale => translate(copy, locale)('nominated') }
  const door = code ? await findDoor(db, code) : null
  if (door?.flowId !== flow.flowId) return { way: null, code: null, words: () => null }
  const source = door.label
  return { way: 'code', code, words: locale => translate(copy, locale)('cameBy', { source }) }
}

async function tellFlow({ definition, purpose, risesTo }: PublicFlow, way: WayIn | null, locale: Locale) {
  const t = translate(copy, locale)
  const { homeTimeZone } = await readClub(getCtx().db)
  const { committee, promiseDays, returnMonths, keptMonths } = definition
  const day = formatDay(dayInZone(replyByOf(definition, new Date(), homeTimeZone), homeTimeZone), locale)
  const number = spellNumber(committee.quorum, locale, { feminine: true, capital: true })
  return {
    over: purpose === 'rise' && risesTo ? t('overRise', { tier: risesTo.name[locale] }) : t('overJoin'),
    name: definition.name[locale],
    story: definition.story[locale],
    criteria: definition.criteria.map(criterion => criterion[locale]).filter(words => words !== ''),
    decides: definition.decides[locale],
    facts: [
      ...(committee.quorum > 0 ? [t('readers', { count: committee.quorum, number })] : []),
      t('promise', { count: promiseDays, day }),
      ...(returnMonths ? [t('returnAfter', { count: returnMonths })] : []),
    ],
    keptMonths,
    kept: t('kept', { count: keptMonths }),
    ...tellSteps(definition, way, locale),
  }
}

/** Where the visitor stands before this door: what can be pressed, or why nothing can. */
export type DoorStanding =
  | { kind: 'stranger' | 'begin' | 'closed' }
  | { kind: 'resume'; href: string }
  | { kind: 'refused'; because: string; next: string; href: string | null }

async function readStanding(flow: PublicFlow, actor: SignedIn | null, locale: Locale): Promise<DoorStanding> {
  if (!actor) return { kind: flow.state === 'open' ? 'stranger' : 'closed' }
  const judged = await judgeApplicant(getCtx().db, actor.personId, flow)
  if (judged.ok) return { kind: 'begin' }
  if (judged.reason === 'already_applied')
    return { kind: 'resume', href: paths.application(judged.applicationId) }
  if (judged.reason === 'flow_closed') return { kind: 'closed' }
  return { kind: 'refused', ...tellRefusal(judged, locale), href: hrefOf(judged.next) }
}

function hrefOf(next: ApplyRefusal['next']): string | null {
  switch (next) {
    case 'open_membership':
    case 'resume_membership':
    case 'read_the_reason':
      return paths.membership()
    default:
      return null
  }
}
