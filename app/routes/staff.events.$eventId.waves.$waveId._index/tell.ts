import { tellReach } from '~/domain/audience/words'
import type { MergeProblem } from '~/domain/invitations/merge'
import type { WaveObstacle } from '~/domain/invitations/wave-policy'
import type { DraftPerson, SentPerson } from '~/domain/invitations/wave-queries.server'
import { tellMergeField } from '~/domain/invitations/words'
import { homeZone } from '~/domain/permission/types'
import { type Locale, translate } from '~/shared/copy'
import { formatMoment, joinList } from '~/shared/format'
import { paths } from '~/shared/paths'
import { copy } from './copy'

type Asked = { eventId: string; waveId: string }
export type DraftLine = ReturnType<typeof tellDraftPerson>
export type SentLine = ReturnType<typeof tellSentPerson>

export function tellDraftPerson(person: DraftPerson, { eventId, waveId }: Asked, locale: Locale) {
  const t = translate(copy, locale)
  const fields = joinList(
    person.missing.map(field => tellMergeField(field, locale)),
    locale,
  )
  return {
    invitationId: person.invitationId,
    name: person.name,
    language: t(person.locale),
    reach: tellReach(person.reach, homeZone, locale),
    isReachable: person.reach.kind === 'now' || person.reach.kind === 'later',
    warning: person.missing.length > 0 ? t('missing', { fields }) : null,
    previewHref: paths.staffWavePreview(eventId, waveId, person.invitationId),
  }
}

export function tellSentPerson(
  person: SentPerson,
  { eventId, waveId }: Asked,
  timeZone: string,
  locale: Locale,
) {
  const t = translate(copy, locale)
  const opened = person.openedAt
    ? t('opened', { moment: formatMoment(person.openedAt, timeZone, locale) })
    : t('silent')
  return {
    invitationId: person.invitationId,
    name: person.name,
    language: t(person.locale),
    letter: tellLetter(person, locale),
    isAmiss: ['bounced', 'complained', 'failed', 'withdrawn'].includes(person.letterState),
    answer: person.state === 'declined' ? t('declined') : opened,
    previewHref: paths.staffWavePreview(eventId, waveId, person.invitationId),
  }
}

function tellLetter({ letterState, heldUntil }: SentPerson, locale: Locale): string {
  const t = translate(copy, locale)
  switch (letterState) {
    case 'held':
      return heldUntil ? t('heldUntil', { moment: formatMoment(heldUntil, homeZone, locale) }) : t('held')
    case 'sent':
      return t('sentOne')
    case 'queued':
    case 'sending':
    case 'delivered':
    case 'bounced':
    case 'complained':
    case 'failed':
      return t(letterState)
    default:
      return t('withdrawn')
  }
}

export function tellObstacle(obstacle: WaveObstacle, locale: Locale): string {
  const t = translate(copy, locale)
  switch (obstacle.reason) {
    case 'words_missing':
      return t('words_missing', {
        languages: joinList(
          obstacle.locales.map(each => t(each)),
          locale,
        ),
      })
    case 'not_reachable':
    case 'fields_empty':
      return t(obstacle.reason, { count: obstacle.people })
    case 'not_published':
    case 'reply_date_past':
    case 'nobody':
    case 'sender_missing':
      return t(obstacle.reason)
  }
}

export function tellMergeProblem(problem: MergeProblem, locale: Locale): string {
  const t = translate(copy, locale)
  return problem.problem === 'open_braces' ? t('open_braces') : t('unknown_field', { field: problem.field })
}
