import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkDigitOf } from '~/domain/kernel/vin'
import { agreesWithCheckDigit, readVin } from '~/domain/qualification/vin'

const signs = '0123456789ABCDEFGHJKLMNPRSTUVWXYZ'
const anyTail = fc.string({ unit: fc.constantFrom(...signs), minLength: 16, maxLength: 16 })

describe('a serial number', () => {
  it('is read sign by sign, with what a hand adds put right', () => {
    expect(readVin(' vf17 plkg9-sc0l1px1 ')).toEqual({ ok: true, value: 'VF17PLKG9SC0L1PX1' })
    expect(readVin('VF17PLKG9SC0L1PX')).toEqual({ ok: false, reason: 'vin_length' })
    expect(readVin('')).toEqual({ ok: false, reason: 'vin_length' })
  })

  it('has no I, O or Q, and nothing that is not a letter or a figure; the place is told', () => {
    expect(readVin('VF17PLKG9SC0L1PXO')).toEqual({ ok: false, reason: 'vin_letters', position: 17 })
    expect(readVin('VFI7PLKG9SC0L1PX1')).toEqual({ ok: false, reason: 'vin_letters', position: 3 })
    expect(readVin('vq')).toEqual({ ok: false, reason: 'vin_letters', position: 2 })
    expect(readVin('VF17PLKG9SC0L1PXÉ')).toMatchObject({ position: 17 })
  })

  it('of the regulation’s own example has the check digit 4', () => {
    expect(checkDigitOf('1G4AH59H05G118341')).toBe('4')
    expect(readVin('1G4AH59H45G118341')).toMatchObject({ ok: true })
    expect(readVin('1G4AH59H55G118341')).toEqual({ ok: false, reason: 'vin_check_digit', position: 9 })
  })

  it('may ask for an X', () => {
    expect(checkDigitOf('1M8GDM9A0KP042788')).toBe('X')
    expect(readVin('1M8GDM9AXKP042788')).toMatchObject({ ok: true })
  })

  it('of Europe may use the ninth place as its maker likes', () => {
    expect(agreesWithCheckDigit('VF1W53HM3MSJK45EZ')).toBe(false)
    expect(readVin('VF1W53HM3MSJK45EZ')).toMatchObject({ ok: true })
    expect(readVin('WVWZZZ1JZXW000001')).toMatchObject({ ok: true })
  })

  it('of North America is found out when any one sign is wrong, unless both count the same', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('1', '2', '3', '4', '5'),
        anyTail,
        fc.integer({ min: 1, max: 16 }),
        fc.constantFrom(...signs),
        (region, tail, at, sign) => {
          const loose = `${region}${tail}`
          const vin = loose.slice(0, 8) + checkDigitOf(loose) + loose.slice(9)
          expect(readVin(vin)).toEqual({ ok: true, value: vin })
          const wrong = vin.slice(0, at) + sign + vin.slice(at + 1)
          const countsTheSame = at !== 8 && checkDigitOf(wrong) === vin[8]
          expect(readVin(wrong).ok).toBe(countsTheSame || wrong === vin)
        },
      ),
    )
  })

  it('of the club’s own file is always taken, and agrees 979 times of 1055', () => {
    const file = fileURLToPath(new URL('../../fixtures/crm-export.csv', import.meta.url))
    const rows: Record<string, string>[] = parse(readFileSync(file), {
      columns: true,
      delimiter: ';',
      bom: true,
      relax_quotes: true,
      relax_column_count: true,
    })
    const written = rows.map(row => row.VIN ?? '').filter(vin => vin.trim() !== '')
    const read = written.flatMap(vin => {
      const answer = readVin(vin)
      return answer.ok ? [answer.value] : []
    })
    expect(written).toHaveLength(1055)
    expect(read).toHaveLength(1055)
    expect(read.filter(agreesWithCheckDigit)).toHaveLength(979)
  })
})
