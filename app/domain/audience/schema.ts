import { z } from 'zod'
import { type AudienceFilters, type ChoiceCriterion, choiceCriteria } from './types'

const words = z.string().trim().max(120).catch('')
const filters = z.object({
  search: words,
  model: words,
  city: words,
  country: words,
  language: z.enum(['', 'fr', 'en']).catch(''),
  standing: z.enum(['', 'prospect', 'applicant', 'member']).catch(''),
})

/** Reads the filters from an address; what cannot be read narrows nothing. */
export function readFilters(search: URLSearchParams): AudienceFilters {
  return filters.parse({
    search: search.get('q') ?? '',
    ...Object.fromEntries(choiceCriteria.map(name => [name, search.get(name) ?? ''])),
  })
}

/** The same filters as an address carries them, empty ones left out. */
export function writeFilters(used: AudienceFilters): URLSearchParams {
  const search = new URLSearchParams()
  if (used.search !== '') search.set('q', used.search)
  for (const name of choiceCriteria) if (used[name] !== '') search.set(name, used[name])
  return search
}

/** The criteria that narrow this audience: what the letter will say it was chosen by. */
export function criteriaOf(used: AudienceFilters): ChoiceCriterion[] {
  return choiceCriteria.filter(name => used[name] !== '')
}
