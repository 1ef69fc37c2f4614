import { tellCadence } from '~/domain/permission/cadence'
import { homeZone } from '~/domain/permission/types'
import { tellChannel } from '~/domain/permission/words'
import { OWN_SOURCE, tellKind, tellPurpose, tellSource, tellValue } from '~/domain/profile/purposes'
import type { StaffLetter, StaffPermission, StaffPerson } from '~/domain/profile/read-person.server'
import { type Locale, translate } from '~/shared/copy'
import { dayInZone, formatDay, formatPlace } from '~/shared/format'
import { personName } from '~/web/person-name'
import { copy } from './copy'

/** One person in the reader's words: nothing is left for the page but to set it. */
export function tellPerson(person: StaffPerson, locale: Locale) {
  const t = translate(copy, locale)
  const day = (instant: string) => formatDay(dayInZone(instant, homeZone), locale)
  return {
    title: personName(person) || t('unnamed'),
    over: t(person.standing === 'member' || person.standing === 'applicant' ? person.standing : 'prospect'),
    about: [
      { term: t('address'), value: person.address },
      { term: t('language'), value: t(person.locale === 'en' ? 'en' : 'fr') },
      ...(person.zone ? [{ term: t('place'), value: formatPlace(person.zone, locale) }] : []),
      {
        term: t('cadence'),
        value: tellCadence(person.cadence, locale),
        aside: tellDial(person.cadence, locale),
      },
    ],
    suppressed: person.suppressed.map(({ brandName, reasons }) => ({
      title: t('suppressed', { brand: brandName }),
      text: reasons.map(reason => t(reason)).join(' '),
    })),
    permissions: person.permissions.map(one => ({
      id: one.id,
      brand: one.brandName,
      channel: tellChannel(one.channel, locale),
      granted: formatDay(one.grantedOn, locale),
      source: one.source,
      words: one.words,
      isCurrent: one.withdrawnAt === null,
      state: tellEnd(one, locale),
    })),
    facts: person.facts.map(fact => ({
      id: fact.id,
      brand: fact.brandName,
      kind: tellKind(fact.kind, locale),
      value: tellValue(fact.kind, fact.value, locale),
      source: `${fact.source === OWN_SOURCE ? t('themself') : tellSource(fact.source, locale)}, ${day(fact.recordedAt)}`,
      purpose: tellPurpose(fact.purpose, locale),
    })),
    letters: person.letters.map(letter => ({
      id: letter.id,
      letter: tellLetter(letter.kind, locale),
      brand: letter.brandName ?? '',
      when: day(letter.at),
      state: tellState(letter.state, locale),
    })),
  }
}

function tellDial({ setBy, pausedUntil }: StaffPerson['cadence'], locale: Locale): string {
  const t = translate(copy, locale)
  const by = t(setBy === 'person' ? 'setByPerson' : setBy === 'import' ? 'setByImport' : 'setByClub')
  if (!pausedUntil || new Date(pausedUntil) <= new Date()) return by
  return `${by} · ${t('paused', { day: formatDay(dayInZone(pausedUntil, homeZone), locale) })}`
}

const endings = ['page', 'stop_link', 'opposition', 'renewed'] as const

function tellEnd({ withdrawnAt, withdrawnHow }: StaffPermission, locale: Locale): string {
  const t = translate(copy, locale)
  if (!withdrawnAt) return t('current')
  const how = endings.find(one => one === withdrawnHow) ?? 'page'
  return t('ended', { how: t(how), day: formatDay(dayInZone(withdrawnAt, homeZone), locale) })
}

const letterKinds = [
  'sign_in',
  'invitation',
  'reservation_confirmed',
  'reservation_cancelled',
  'event_changed',
  'reservation_offered',
  'deposit_returned',
] as const

function tellLetter(kind: string, locale: Locale): string {
  const known = letterKinds.find(one => one === kind)
  return known ? translate(copy, locale)(known) : kind
}

const letterStates = ['held', 'queued', 'sending', 'sent', 'delivered', 'failed', 'withdrawn'] as const

function tellState(state: StaffLetter['state'], locale: Locale): string {
  const t = translate(copy, locale)
  if (state === 'bounced') return t('bouncedLetter')
  if (state === 'complained') return t('complainedLetter')
  const known = letterStates.find(one => one === state)
  return known ? t(known) : state
}
