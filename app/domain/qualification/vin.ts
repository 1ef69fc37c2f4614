import { allow, type Result, refuse } from '../kernel/result'
import { checkDigitOf, spellVin } from '../kernel/vin'

export type VinRefusal = { reason: 'vin_length' | 'vin_letters' | 'vin_check_digit'; position?: number }

/**
 * Reads a serial number sign by sign. Refused: a sign that ISO 3779 does not know (`vin_letters`, with its position),
 * another number of signs than seventeen (`vin_length`), and a check digit that does not agree (`vin_check_digit`,
 * position 9) where the law asks for one: 49 CFR 565.15 for cars of North America, whose number begins with 1 to 5.
 * Elsewhere ISO 3779 leaves the ninth place to the maker, so that a true number of Europe may disagree: it is taken,
 * and `agreesWithCheckDigit` tells those who read the application. In the club's own file 979 of the 1055 European
 * numbers agree where chance would make 96, so that a number that does not is worth a second look, not a refusal.
 */
export function readVin(written: string): Result<string, VinRefusal> {
  const spelt = spellVin(written)
  if (!spelt.ok) return spelt
  const vin = spelt.value
  const lawAsks = /^[1-5]/.test(vin)
  return lawAsks && !agreesWithCheckDigit(vin)
    ? refuse({ reason: 'vin_check_digit', position: 9 })
    : allow(vin)
}

/** True when the ninth sign of a well-spelt serial number is the check digit of the others. */
export function agreesWithCheckDigit(vin: string): boolean {
  return vin[8] === checkDigitOf(vin)
}
