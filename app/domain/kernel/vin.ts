import { allow, type Result, refuse } from './result'

/** `position` is the place of the first sign that cannot stand in a serial number, from 1. */
export type VinSpelling = Result<
  string,
  { reason: 'vin_length' } | { reason: 'vin_letters'; position: number }
>

/**
 * A vehicle's serial number as ISO 3779 spells it: seventeen figures and capital letters without I, O and Q, which
 * look like 1 and 0. Spaces, hyphens and small letters are put right. The check digit is not asked: see `checkDigitOf`.
 */
export function spellVin(written: string): VinSpelling {
  const vin = written.replace(/[\s-]/g, '').toUpperCase()
  const stranger = [...vin].findIndex(sign => !/^[A-HJ-NPR-Z0-9]$/.test(sign))
  if (stranger !== -1) return refuse({ reason: 'vin_letters', position: stranger + 1 })
  return vin.length === 17 ? allow(vin) : refuse({ reason: 'vin_length' })
}

/** Table III of 49 CFR 565.15: the value of each letter; a figure is worth itself. */
const letterValues: Readonly<Record<string, number>> = {
  A: 1,
  B: 2,
  C: 3,
  D: 4,
  E: 5,
  F: 6,
  G: 7,
  H: 8,
  J: 1,
  K: 2,
  L: 3,
  M: 4,
  N: 5,
  P: 7,
  R: 9,
  S: 2,
  T: 3,
  U: 4,
  V: 5,
  W: 6,
  X: 7,
  Y: 8,
  Z: 9,
}

/** Table IV: the weight of each place; the ninth is the check digit itself and weighs nothing. */
const weights = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2]

/**
 * The check digit that the sixteen other signs of a well-spelt serial number ask for in the ninth place: the weighted
 * sum of their values modulo 11, ten being written X (49 CFR 565.15 (c), the standard that FMVSS 115 became).
 */
export function checkDigitOf(vin: string): string {
  const sum = [...vin].reduce(
    (total, sign, place) => total + (letterValues[sign] ?? Number(sign)) * (weights[place] ?? 0),
    0,
  )
  const rest = sum % 11
  return rest === 10 ? 'X' : String(rest)
}
