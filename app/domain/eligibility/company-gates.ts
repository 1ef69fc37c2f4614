import { isSameName } from '~/shared/plain-letters'
import { type Gate, type Judgement, judge } from './engine'
import type { CompanyFacts, CompanyRefusal } from './types'

/** May they bring those whom they name? Once the house has declined someone, it is spoken to and not asked again. */
export function judgeCompany(facts: CompanyFacts): Judgement<CompanyRefusal> {
  return judge(companyGates, facts)
}

/** Nobody whom the house has declined for this event already is put forward again by the same person. */
export const companyGates: readonly Gate<CompanyFacts, CompanyRefusal>[] = [
  {
    name: 'guests_received',
    closedBy: ({ newcomers = [], declined = [] }) => {
      const name = declined.find(each => newcomers.some(other => isSameName(each, other)))
      return name === undefined ? null : { reason: 'guest_declined', name, next: 'write_to_the_host' }
    },
  },
]
