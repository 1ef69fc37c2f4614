import { getCtx } from '~/composition.server'
import { type MyApplication, readMyApplication } from '~/domain/applications/queries.server'
import type { Locale } from '~/shared/copy'
import { paths } from '~/shared/paths'
import { notFound } from './form.server'
import { memberNav } from './member-nav'
import { personName } from './person-name'
import { requirePerson, type SignedInVisitor } from './visitor.server'

export type Applicant = SignedInVisitor & { mine: MyApplication }

/** The one whose application this is; signed out leads to the sign-in page and back, anyone else gets a 404. */
export async function requireApplicant(
  request: Request,
  applicationId: string | undefined,
): Promise<Applicant> {
  const visitor = await requirePerson(request)
  const mine = await readMyApplication(getCtx().db, visitor.actor, applicationId ?? '')
  return mine ? { ...visitor, mine } : notFound()
}

/** What every page of an application shares: its language and metal, and the frame of the house around it. */
export function frameOf({ mine, person, locale }: Applicant): {
  frame: { locale: Locale; accent: string | null }
  nav: ReturnType<typeof memberNav>
  account: { name: string; href: string }
  flowName: string
} {
  return {
    frame: { locale, accent: mine.application.flow.brand?.accent ?? null },
    nav: memberNav(locale, person.standing),
    account: { name: personName(person), href: paths.account() },
    flowName: mine.definition.name[locale],
  }
}
