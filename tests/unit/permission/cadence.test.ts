import { describe, expect, it } from 'vitest'
import {
  cadenceChoices,
  cadenceKeys,
  cadenceOf,
  keyOfCadence,
  rarer,
  tellCadence,
} from '~/domain/permission/cadence'

describe('the cadence', () => {
  it('offers each key once, and finds it again', () => {
    expect(cadenceChoices.map(choice => choice.key)).toEqual([...cadenceKeys])
    for (const key of cadenceKeys) expect(keyOfCadence(cadenceOf(key))).toBe(key)
    expect(keyOfCadence({ lettersMax: 1, perDays: 7 })).toBeNull()
  })

  it('is the rarer one when two differ, and the first when they do not', () => {
    const [monthly, quarterly] = [
      { lettersMax: 1, perDays: 30 },
      { lettersMax: 1, perDays: 90 },
    ]
    expect(rarer(monthly, quarterly)).toBe(quarterly)
    expect(rarer(quarterly, monthly)).toBe(quarterly)
    expect(rarer(monthly, { lettersMax: 3, perDays: 90 })).toBe(monthly)
  })

  it('is told as a person would say it', () => {
    expect(tellCadence({ lettersMax: 2, perDays: 30 }, 'fr')).toBe('2 lettres par mois')
    expect(tellCadence({ lettersMax: 1, perDays: 90 }, 'en')).toBe('1 letter a quarter')
    expect(tellCadence({ lettersMax: 0, perDays: 30 }, 'en')).toBe('Never, except to answer what I ask')
    expect(tellCadence({ lettersMax: 1, perDays: 7 }, 'fr')).toBe('1 lettre par 7 jours')
  })
})
