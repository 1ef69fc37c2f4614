import { Temporal } from 'temporal-polyfill'
import { spellVin } from '../kernel/vin'
import type { Cadence, Channel } from '../permission/types'

/** A real day as 'yyyy-mm-dd', read from dd/mm/yyyy (also with dots or hyphens) or yyyy-mm-dd; null for anything else. */
export function readDay(written: string): string | null {
  const text = written.trim()
  const local = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text)
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  const [year, month, day] = local ? [local[3], local[2], local[1]] : iso ? [iso[1], iso[2], iso[3]] : []
  try {
    const parts = { year: Number(year), month: Number(month), day: Number(day) }
    return Temporal.PlainDate.from(parts, { overflow: 'reject' }).toString()
  } catch {
    return null
  }
}

/** A day that has come: between 1900 and `today`. */
export function readPastDay(written: string, today: string): string | null {
  const day = readDay(written)
  return day !== null && day >= '1900-01-01' && day <= today ? day : null
}

/** True when someone born on `birthDay` is not yet eighteen on `today`. */
export function isUnderAge(birthDay: string, today: string): boolean {
  const majority = Temporal.PlainDate.from(birthDay).add({ years: 18 })
  return Temporal.PlainDate.compare(majority, Temporal.PlainDate.from(today)) > 0
}

/**
 * A person's name as a letter can say it: letters, with what joins them; pictures
 * fall away. Null for what is no name (a formula, a number, markup).
 */
export function readName(written: string): string | null {
  const words = tidy(written.replace(/\p{Extended_Pictographic}|\u200d|\ufe0f/gu, ''))
  const name = words.replace(/^[-\s]+|[-\s]+$/g, '')
  return /^[\p{L}][\p{L}\p{M}\s'’.·-]{0,79}$/u.test(name) ? name : null
}

/** A telephone number as it was written, without doubled spaces: 8 to 15 digits before any extension. */
export function readPhone(written: string): string | null {
  const phone = tidy(written)
  const [number = ''] = phone.split(/\s*(?:x|ext\.?|poste)\s*/i)
  const digits = number.replace(/\D/g, '').length
  return /^[\d\s().+/x-]*(?:(?:ext\.?|poste)\s*\d+)?$/i.test(phone) && digits >= 8 && digits <= 15
    ? phone
    : null
}

/** A serial number as ISO 3779 spells it. A file's check digits are not held against it: makers of Europe need none. */
export function readVin(written: string): string | null {
  const spelt = spellVin(written)
  return spelt.ok ? spelt.value : null
}

const civilities: Record<string, 'mme' | 'm' | 'dr'> = {
  m: 'm',
  mr: 'm',
  monsieur: 'm',
  mister: 'm',
  mme: 'mme',
  madame: 'mme',
  mrs: 'mme',
  ms: 'mme',
  mlle: 'mme',
  miss: 'mme',
  dr: 'dr',
  docteur: 'dr',
  doctor: 'dr',
  pr: 'dr',
  prof: 'dr',
}

export function readCivility(written: string): 'mme' | 'm' | 'dr' | null {
  return civilities[written.trim().toLowerCase().replace(/\.$/, '')] ?? null
}

/** The club speaks French and English: French to those who read it, English to everyone else. */
export function readLanguage(written: string): 'fr' | 'en' | null {
  const text = written.trim().toLowerCase()
  if (text === '') return null
  return /^fr\b|^fr[_-]|^français$|^francais$|^french$/.test(text) ? 'fr' : 'en'
}

const channelNames: Record<string, Channel> = {
  email: 'email',
  'e-mail': 'email',
  mail: 'email',
  courriel: 'email',
  sms: 'sms',
  texto: 'sms',
  text: 'sms',
  telephone: 'telephone',
  téléphone: 'telephone',
  tel: 'telephone',
  tél: 'telephone',
  phone: 'telephone',
  courrier: 'post',
  post: 'post',
  postal: 'post',
  letter: 'post',
}

/** Channels written one after another; `unknown` is true when a word among them names none. */
export function readChannels(written: string): { channels: Channel[]; unknown: boolean } {
  const words = written
    .toLowerCase()
    .split(/[|,;/+]/)
    .map(word => word.trim())
    .filter(word => word !== '')
  const channels = words.map(word => channelNames[word])
  return {
    channels: [...new Set(channels.filter(channel => channel !== undefined))],
    unknown: channels.includes(undefined),
  }
}

const periods: Record<string, number> = {
  semaine: 7,
  week: 7,
  mois: 30,
  month: 30,
  trimestre: 90,
  quarter: 90,
  semestre: 182,
  an: 365,
  année: 365,
  year: 365,
}

/** "2/mois", "1 / quarter": so many letters in so many days. Null for anything else. */
export function readCadence(written: string): Cadence | null {
  const match = /^(\d{1,2})\s*(?:\/|par|per|a)\s*(\p{L}+)$/u.exec(written.trim().toLowerCase())
  const perDays = periods[match?.[2] ?? '']
  const lettersMax = Number(match?.[1])
  return perDays !== undefined && lettersMax <= 31 ? { lettersMax, perDays } : null
}

/** Anything that is not plainly a no counts as an opposition, a date above all: doubt speaks for the person. */
export function readOpposition(written: string): boolean {
  return !/^(|0|n|non|no|false|faux|-)$/.test(written.trim().toLowerCase())
}

/** A free text without its outer and doubled spaces and without control characters; line breaks stay. */
export function readText(written: string, longest: number): string {
  const lines = written.split(/\r\n|\r|\n/).map(tidy)
  return lines.join('\n').trim().slice(0, longest)
}

function tidy(text: string): string {
  return text.replace(/[\s\p{Cc}]+/gu, ' ').trim()
}
