import { z } from 'zod'
import { contestAttendance } from '~/domain/attendance/contest-attendance.server'
import type { SignedIn } from '~/domain/kernel/actor'
import { type Locale, translate } from '~/shared/copy'
import { paths } from '~/shared/paths'
import { getCtx } from '~/web/ctx.server'
import { redirectWith } from '~/web/flash.server'
import { notFound } from '~/web/form.server'
import { copy } from './attendance-copy'

export const contestWish = z.object({
  intent: z.literal('contest'),
  reservationId: z.uuid(),
  words: z.string().max(2000),
})

/** Gives the house what a member says against what was noted of one of their evenings. */
export async function contestSeat(
  actor: SignedIn,
  wish: z.output<typeof contestWish>,
  locale: Locale,
): Promise<Response> {
  const t = translate(copy, locale)
  const said = await contestAttendance(getCtx(), actor, wish)
  if (said.ok) return redirectWith(paths.membership(), { tone: 'good', text: t('said') })
  if (said.reason === 'not_found') return notFound()
  return redirectWith(paths.membership(), { tone: 'warn', text: t('noWords') })
}
