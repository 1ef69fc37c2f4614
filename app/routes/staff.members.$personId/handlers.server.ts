import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node'
import { readClub } from '~/domain/brands/read-club.server'
import { runsTheClub } from '~/domain/kernel/actor'
import { isDay, startOfDay } from '~/domain/memberships/days'
import { standingOn } from '~/domain/memberships/queries.server'
import { staffAct } from '~/domain/memberships/schema'
import { readMember } from '~/domain/memberships/staff-queries.server'
import { listTiers } from '~/domain/tiers/queries.server'
import { translate } from '~/shared/copy'
import { paths } from '~/shared/paths'
import { getCtx } from '~/web/ctx.server'
import { redirectWith } from '~/web/flash.server'
import { malformed, notFound } from '~/web/form.server'
import { requireStaff } from '~/web/visitor.server'
import { act } from './act.server'
import { copy } from './copy'
import { tellMember, tellStandingOn } from './tell-member'

/** One person's membership, past and present; `on` asks what they were on a day. */
export async function loadMember({ request, params }: LoaderFunctionArgs) {
  const { actor, locale } = await requireStaff(request, runsTheClub)
  const { db } = getCtx()
  const page = (await readMember(db, actor, params.personId ?? '')) ?? notFound()
  const { homeTimeZone } = await readClub(db)
  const asked = new URL(request.url).searchParams.get('on') ?? ''
  const on = isDay(asked) ? asked : null
  // What someone was on a day is what they were as it began to be noon, when nobody is between two days.
  const noon = on && new Date(startOfDay(on, homeTimeZone).getTime() + 12 * 3_600_000)
  return {
    frame: { locale },
    tiers: (await listTiers(db)).map(tier => ({ value: tier.id, label: tier.name[locale] })),
    on,
    was:
      on && noon
        ? tellStandingOn(await standingOn(db, page.person.id, noon), on, homeTimeZone, locale)
        : null,
    ...tellMember(page, homeTimeZone, locale),
  }
}

/** Each act of those who run the club, by its `intent`. */
export async function postMember({ request, params }: ActionFunctionArgs) {
  const { actor, locale } = await requireStaff(request, runsTheClub)
  const personId = params.personId ?? ''
  const form = Object.fromEntries(await request.formData())
  const t = translate(copy, locale)
  const amiss = (message: string) =>
    data({ amiss: { form: String(form.intent), message, typed: typedIn(form) } }, { status: 422 })
  const wish = staffAct.safeParse(form)
  if (!wish.success) {
    const [field] = wish.error.issues[0]?.path ?? []
    if (field === 'words') return amiss(t('no_words'))
    if (field === 'until' || field === 'trialUntil') return amiss(t('noDay'))
    if (field === 'amount') return amiss(t('noAmount'))
    if (field === 'tierId') return amiss(t('no_tier'))
    return malformed()
  }
  const { homeTimeZone } = await readClub(getCtx().db)
  const answer = await act(getCtx(), actor, personId, wish.data, homeTimeZone)
  if (answer.ok) return redirectWith(paths.staffMember(personId), { tone: 'good', text: t('done') })
  if (answer.reason === 'not_found') return notFound()
  if (answer.reason === 'edited_elsewhere' || answer.reason === 'not_a_member')
    return redirectWith(paths.staffMember(personId), { tone: 'warn', text: t('edited_elsewhere') })
  return amiss(t(answer.reason))
}

function typedIn(form: Record<string, FormDataEntryValue>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(form).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  )
}
