import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { never } from '~/domain/kernel/result'
import { type AcceptedNomination, acceptNomination } from '~/domain/nominations/accept-nomination.server'
import { paragraphsOf } from '~/domain/nominations/compose-nomination-letter'
import { declineNomination } from '~/domain/nominations/decline-nomination.server'
import { type NominationLink, readNominationLink } from '~/domain/nominations/read-nomination-link.server'
import { homeZone } from '~/domain/permission/types'
import { type Locale, translate } from '~/shared/copy'
import { dayInZone, formatDay } from '~/shared/format'
import { paths } from '~/shared/paths'
import { hasChosenLocale, readPreferences } from '~/shared/preferences'
import { getCtx } from '~/web/ctx.server'
import { malformed, notFound } from '~/web/form.server'
import { readVisitor } from '~/web/visitor.server'
import { copy } from './copy'

/** The address of this page is a secret of the person's: it goes nowhere as a Referer and is kept nowhere. */
const headers = { 'Referrer-Policy': 'no-referrer', 'Cache-Control': 'no-store' }

/** Changes nothing: a scanner that follows the link answers for nobody. */
export async function loadNomination({ request, params }: LoaderFunctionArgs) {
  const link = (await readNominationLink(getCtx(), params.token ?? '')) ?? notFound()
  const locale = hasChosenLocale(request.headers) ? readPreferences(request.headers).locale : link.locale
  const { flow } = link
  return data(
    {
      frame: { locale, accent: flow.brand?.accent ?? null },
      stands: link.stands,
      isKnown: link.isKnown,
      clubName: link.clubName,
      brandName: flow.brand?.name ?? link.clubName,
      slug: flow.slug,
      nominatorName: link.nominatorName,
      line: paragraphsOf(link.line),
      lineIn: link.locale,
      // The last instant belongs to the day before.
      day: formatDay(dayInZone(new Date(link.expiresAt.getTime() - 1), homeZone), locale),
      ...tellFlow(flow, locale),
    },
    { headers },
  )
}

function tellFlow({ definition }: NominationLink['flow'], locale: Locale) {
  return {
    name: definition.name[locale],
    story: definition.story[locale],
    criteria: definition.criteria.map(one => one[locale]),
    decides: definition.decides[locale],
    promiseDays: definition.promiseDays,
    isShorter: definition.steps.some(step => step.sparedTo.includes('nomination')),
  }
}

/** The answer of the person named. Whatever it meets, the page then tells how things stand. */
export async function postAnswer({ request, params }: ActionFunctionArgs) {
  const token = params.token ?? ''
  const answer = (await request.formData()).get('answer')
  if (answer !== 'yes' && answer !== 'no') malformed()
  const again = () => redirect(paths.nominationLink(token), { headers })
  if (answer === 'yes') {
    const accepted = await acceptNomination(getCtx(), token)
    if (accepted.ok) return redirect(await wayIn(request, accepted.value), { headers })
    return accepted.reason === 'not_found' ? notFound() : again()
  }
  const declined = await declineNomination(getCtx(), token)
  if (declined.ok) return again()
  switch (declined.reason) {
    case 'not_found':
      return notFound()
    case 'over':
      return again()
    case 'under_way': {
      const { locale } = await readVisitor(request)
      return data({ refusal: translate(copy, locale)('underWay') }, { status: 409, headers })
    }
    default:
      return never(declined.reason)
  }
}

/** To the flow: at once for who is in already, by the door that the yes opened, or by the ordinary one. */
async function wayIn(
  request: Request,
  { personId, flowSlug, signInToken }: AcceptedNomination,
): Promise<string> {
  const flow = paths.applyFlow(flowSlug)
  const { actor } = await readVisitor(request)
  if (actor?.kind === 'person' && actor.personId === personId) return flow
  return signInToken ? paths.signInLink(signInToken) : `${paths.signIn()}?to=${encodeURIComponent(flow)}`
}
