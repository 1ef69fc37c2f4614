import { isLiving } from '~/domain/applications/policy'
import type { MyApplication } from '~/domain/applications/queries.server'
import { type Locale, translate } from '~/shared/copy'
import { capitalize, dayInZone, formatDay, formatMoment, spellNumber } from '~/shared/format'
import { paths } from '~/shared/paths'
import { copy } from './copy'

type PickedHour = { stepId: string; startsAt: Date; timeZone: string; place: string }

export type Fact = {
  term: string
  value: string
  aside: string | null
  link: { href: string; label: string } | null
}

/** What holds: by when the club answers, who reads, how they came, how long it is kept. */
export function tellFacts(
  mine: MyApplication,
  hours: readonly PickedHour[],
  zone: string,
  locale: Locale,
): Fact[] {
  const t = translate(copy, locale)
  const { application, definition, readers, passage } = mine
  const { state, replyBy, eraseAt, erasedAt, source, doorLabel } = application
  const dayOf = (moment: Date) => formatDay(dayInZone(moment, zone), locale)
  const facts: Fact[] = []
  const add = (term: string, value: string, aside: string | null = null, link: Fact['link'] = null) =>
    facts.push({ term, value, aside, link })
  const isWaiting = state === 'submitted'
  if (isWaiting && replyBy) add(t('promise'), t('promiseBy', { day: dayOf(replyBy) }))
  const count = readers || definition.committee.quorum
  if (isLiving(state) && count > 0) {
    const number = spellNumber(count, locale, { feminine: true, capital: true })
    const isPart = passage.steps.some(({ questions }) =>
      questions.some(({ readBy }) => readBy === 'managers'),
    )
    add(t('readers'), t('readersOf', { count, number }), isPart ? t('readersManagers') : null)
  }
  for (const { stepId, startsAt, timeZone, place } of isLiving(state) ? hours : []) {
    const href = paths.applicationStep(application.id, stepId)
    const moment = capitalize(formatMoment(startsAt, timeZone, locale))
    add(t('conversation'), moment, place, { href, label: t('conversationChange') })
  }
  if (doorLabel) add(t('source'), doorLabel)
  if (source === 'nomination') add(t('source'), t('nomination'))
  if (erasedAt) add(t('kept'), t('erased', { day: dayOf(erasedAt) }))
  else if (eraseAt) add(t('kept'), t('keptUntil', { day: dayOf(eraseAt) }))
  else add(t('kept'), t('keptText', { count: definition.keptMonths }))
  return facts
}
