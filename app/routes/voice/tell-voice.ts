import { cadenceChoices, keyOfCadence, tellCadence } from '~/domain/permission/cadence'
import type { MyBrand, MyWord } from '~/domain/permission/types'
import { tellChannel, wordsOfYes } from '~/domain/permission/words'
import { tellKind, tellPurpose, tellSource, tellValue } from '~/domain/profile/purposes'
import type { MyFact } from '~/domain/profile/queries.server'
import { type Locale, translate } from '~/shared/copy'
import { dayInZone, elide, formatDay, formatMoment, formatNumber, formatPlace } from '~/shared/format'
import { copy } from './copy'

/** A person's word in their own language: nothing is left for the page but to set it. */
export function tellVoice(word: MyWord, facts: readonly MyFact[], now: Date, locale: Locale) {
  const t = translate(copy, locale)
  const { policy, person } = word
  const paused = policy.pausedUntil !== null && policy.pausedUntil > now
  const place = formatPlace(person.zone, locale)
  return {
    summary: tellSummary(word, locale),
    brands: word.brands.map(brand => tellBrand(brand, locale)),
    cadence: {
      chosen: keyOfCadence(policy) ?? undefined,
      hint: keyOfCadence(policy) ? undefined : t('cadenceNow', { cadence: tellCadence(policy, locale) }),
      options: cadenceChoices.map(choice => ({
        value: String(choice.key),
        label: tellCadence(choice, locale),
      })),
    },
    quiet: {
      from: policy.quietFrom,
      to: policy.quietTo,
      clock: t('clock', { ofPlace: locale === 'fr' ? elide('de', place) : place }),
    },
    pause: {
      standing:
        paused && policy.pausedUntil
          ? t('pausedUntil', { day: formatDay(dayInZone(policy.pausedUntil, person.zone), locale) })
          : null,
      from: dayInZone(new Date(now.getTime() + 24 * 3_600_000), person.zone),
    },
    facts: facts.map(fact => tellFact(fact, locale)),
  }
}

function tellSummary({ brands, lettersLeft, moreFrom, policy, person }: MyWord, locale: Locale): string {
  const t = translate(copy, locale)
  const someone = brands.some(({ permissions, suppressed }) => !suppressed && permissions.length > 0)
  if (!someone || policy.lettersMax === 0) return t('none')
  if (moreFrom) return t('moreFrom', { day: formatMoment(moreFrom, person.zone, locale) })
  return t('left', { count: lettersLeft, n: formatNumber(lettersLeft, locale) })
}

function tellBrand({ id, name, accent, permissions, suppressed }: MyBrand, locale: Locale) {
  const t = translate(copy, locale)
  const writes = permissions.some(({ channel }) => channel === 'email')
  const mayLift = suppressed === null || suppressed === 'opposed' || suppressed === 'stopped'
  return {
    id,
    name,
    accent,
    suppressed: suppressed && t(suppressed),
    nothing: !suppressed && permissions.length === 0 ? t('nothing') : null,
    permissions: permissions.map(one => ({
      id: one.id,
      channel: tellChannel(one.channel, locale),
      words: one.words,
      since: t('since', { day: formatDay(one.grantedOn, locale), source: one.source }),
      label: t('takeBackNamed', { brand: name, channel: tellChannel(one.channel, locale) }),
    })),
    yes: mayLift && (!writes || suppressed) ? wordsOfYes(name, 'email', locale) : null,
  }
}

function tellFact(fact: MyFact, locale: Locale) {
  const t = translate(copy, locale)
  const isDay = ['birth_date', 'purchased_on', 'licence_since'].includes(fact.kind)
  const [year = '', month = '', day = ''] = fact.value.split('-')
  return {
    id: fact.id,
    brand: fact.brandName,
    kind: tellKind(fact.kind, locale),
    value: fact.masked ? '' : tellValue(fact.kind, fact.value, locale),
    masked: fact.masked,
    typed: fact.masked ? '' : isDay ? `${day}/${month}/${year}` : fact.value,
    long: fact.kind === 'note',
    told: t('toldBy', { source: tellSource(fact.source, locale), day: formatDay(fact.recordedOn, locale) }),
    use: t('usedTo', { purpose: tellPurpose(fact.purpose, locale) }),
  }
}
