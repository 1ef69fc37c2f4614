import type { Refusal } from '~/domain/eligibility/types'
import type { Actor } from '~/domain/kernel/actor'
import { isInLine } from '~/domain/waitlist/queries.server'
import { defineCopy, type Locale, translate } from '~/shared/copy'
import { getCtx } from './ctx.server'
import { type TellingHere, tellWithWay } from './tell-refusal'

const copy = defineCopy({
  fr: { waiting: 'Vous êtes sur la liste d’attente.', see: 'Voyez où elle en est.' },
  en: { waiting: 'You are on the waitlist.', see: 'See how it stands.' },
})

/** A refusal with its way; whoever waits already is not asked to join the line, but led to their place in it. */
export async function tellRefusalOrPlace(
  actor: Actor,
  eventId: string,
  refusal: Refusal,
  locale: Locale,
  telling: TellingHere,
) {
  const told = tellWithWay(refusal, locale, telling)
  if (refusal.next !== 'join_the_line' || !(await isInLine(getCtx().db, actor, eventId))) return told
  return tellPlace(told, locale)
}

/** What whoever waits reads where another would be asked to join the line. */
export function tellPlace<Told extends { href: string | null }>(told: Told, locale: Locale) {
  const t = translate(copy, locale)
  return { because: t('waiting'), next: t('see'), href: told.href }
}
