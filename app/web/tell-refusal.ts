import type { Refusal } from '~/domain/eligibility/types'
import { type Telling, type ToldRefusal, tellRefusal } from '~/domain/eligibility/words'
import type { Locale } from '~/shared/copy'
import { paths } from '~/shared/paths'

/** A refusal in words, and the page of this house where its next step is, if there is one. */
export function tellWithWay(
  refusal: Refusal,
  locale: Locale,
  telling: TellingHere = {},
): ToldRefusal & { href: string | null } {
  return { ...tellRefusal(refusal, locale, telling), href: wayOf(refusal, telling) }
}

/** `waitlistHref`: where one joins the line of the event that is spoken of. */
export type TellingHere = Telling & { waitlistHref?: string }

function wayOf(refusal: Refusal, { waitlistHref = null }: { waitlistHref?: string | null }): string | null {
  switch (refusal.next) {
    case 'apply':
    case 'other_ways':
      return paths.apply()
    case 'open_application':
      return paths.application(refusal.applicationId)
    case 'open_reservation':
    case 'open_offer':
      return paths.reservation(refusal.reservationId)
    case 'open_membership':
    case 'resume_membership':
    case 'read_the_reason':
    case 'rise':
      return paths.membership()
    case 'join_the_line':
      return waitlistHref
    case 'put_right':
      return `${paths.voice()}#facts`
    case 'none':
    case 'come_back':
    case 'write_to_the_host':
    case 'fewer_guests':
    case 'choose':
    case 'choose_another':
    case 'name_guests':
    case 'tell_the_day':
    case 'another_event':
      return null
  }
}
