import type { MyApplicationRow } from '~/domain/applications/types'
import { type Locale, translate } from '~/shared/copy'
import { dayInZone, formatDay } from '~/shared/format'
import { paths } from '~/shared/paths'
import { copy } from './copy'
import type { HomeApplication } from './types'

/** How long an answer that was no stays on the home page. */
const shownMs = 60 * 24 * 3_600_000

/** What the person has under way with the club, each in a sentence; an answer stays in view for a while. */
export function tellApplications(
  rows: readonly MyApplicationRow[],
  { now, zone, locale }: { now: Date; zone: string; locale: Locale },
): HomeApplication[] {
  return rows.filter(row => isShown(row, now)).map(row => tellApplication(row, zone, locale))
}

function isShown({ state, decision }: MyApplicationRow, now: Date): boolean {
  if (state === 'withdrawn') return false
  if (state !== 'decided') return true
  const isNo = decision?.kind === 'decline' || decision?.kind === 'later'
  return isNo && now.getTime() - (decision?.effectiveAt.getTime() ?? 0) < shownMs
}

function tellApplication(row: MyApplicationRow, zone: string, locale: Locale): HomeApplication {
  const t = translate(copy, locale)
  const common = { id: row.id, href: paths.application(row.id), name: row.name[locale], accent: row.accent }
  const follow = { isToDo: false, action: t('applicationFollow') }
  if (row.state === 'draft') {
    const sentence = t('applicationLeft', { count: row.stepsLeft })
    return { ...common, sentence, isToDo: true, action: t('applicationResume') }
  }
  if (row.isAsked) {
    return { ...common, sentence: t('applicationAsked'), isToDo: true, action: t('applicationReply') }
  }
  if (row.state === 'waitlisted') return { ...common, ...follow, sentence: t('applicationWaitlisted') }
  if (row.state === 'decided') return { ...common, ...follow, sentence: t('applicationAnswered') }
  const day = row.replyBy ? formatDay(dayInZone(row.replyBy, zone), locale) : ''
  return { ...common, ...follow, sentence: t('applicationSent', { day }) }
}
