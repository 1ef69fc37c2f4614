import { hasYears } from './ages'
import type { Gate } from './engine'
import type { AgeFactsOf, AgeRefusal } from './types'

/** Of age on the day of the event, and with a licence for long enough: each only where the event asks it. */
export const ageGates: readonly Gate<AgeFactsOf, AgeRefusal>[] = [
  {
    name: 'age',
    closedBy: ({ ages }) => {
      if (!ages || ages.minAge === null) return null
      const { minAge, bornOn, day, isAsked, isBirthKnown } = ages
      if (bornOn === null) return isAsked ? { reason: 'birth_date_needed', next: 'tell_the_day' } : null
      if (hasYears(bornOn, minAge, day)) return null
      return { reason: 'too_young', minAge, next: isBirthKnown ? 'put_right' : 'another_event' }
    },
  },
  {
    name: 'licence',
    closedBy: ({ ages }) => {
      if (!ages || ages.minLicenceYears === null) return null
      const { minLicenceYears: years, licensedOn, day, isAsked, isLicenceKnown } = ages
      if (licensedOn === null) return isAsked ? { reason: 'licence_needed', next: 'tell_the_day' } : null
      if (hasYears(licensedOn, years, day)) return null
      return { reason: 'licence_too_recent', years, next: isLicenceKnown ? 'put_right' : 'another_event' }
    },
  },
]
