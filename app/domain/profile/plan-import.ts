import { rarer } from '../permission/cadence'
import { mayRecordConsent } from '../permission/policy'
import type { Cadence, Channel, SuppressionReason } from '../permission/types'
import {
  type Candidate,
  FACT_KINDS,
  type FactKind,
  type FileRow,
  type ImportCounts,
  type ImportReading,
  type RowOutcome,
  type RowRefusal,
  type WithheldReason,
} from './types'

/** What the house already knows of a person, at one brand. Days are 'yyyy-mm-dd'. */
export type KnownPerson = {
  id: string
  givenName: string
  familyName: string
  civility: string | null
  zone: string | null
  facts: readonly KnownFact[]
  permissions: readonly { id: string; channel: Channel; grantedOn: string; how: 'import' | 'page' }[]
  /** The day on which a channel was last withdrawn. */
  withdrawnOn: Partial<Record<Channel, string>>
  policy: (Cadence & { setBy: 'club' | 'import' | 'person' }) | null
}

/** `untouchable`: the person gave it, or took it away, themself. */
export type KnownFact = { id: string; kind: string; value: string; untouchable: boolean }

export type Known = {
  people: ReadonlyMap<string, KnownPerson>
  /** By normalised address, also of people not known or no longer. */
  suppressions: ReadonlyMap<string, readonly SuppressionReason[]>
}

export type PlannedPerson = {
  candidate: Candidate
  /** Null for someone new. */
  knownId: string | null
  fill: { givenName?: string; familyName?: string; civility?: string; zone?: string }
  facts: { kind: FactKind; value: string; origin: string; supersedes: string | null }[]
  grants: { channel: Channel; on: string; source: string; renews: string | null }[]
  withdraws: string[]
  policy: (Cadence & { setBy: 'club' | 'import' }) | null
}

export type ImportPlan = {
  people: PlannedPerson[]
  /** Normalised addresses that say no and were not known to. */
  opposes: string[]
  /** Permissions of people whose rows were refused but who say no all the same. */
  withdrawsElsewhere: string[]
  rows: (FileRow & { outcome: RowOutcome; reason: RowRefusal | null; addressNorm: string | null })[]
  counts: ImportCounts
}

/**
 * Decides what an import writes, given what a file says and what the house knows: the preview counts it and the run
 * writes it. It fills what is missing; a differing value of a newer file takes the place of an older file's, never of
 * what the person said (or took away) themself; a consent is recorded unless `mayRecordConsent` refuses; an opposition
 * ends every permission of the brand; the cadence becomes the rarer one unless the person set it. The same file again
 * yields an empty plan.
 */
export function planImport(reading: ImportReading, known: Known): ImportPlan {
  const people = reading.candidates.map(candidate => planPerson(candidate, known))
  const opposed = reading.candidates.filter(one => one.opposed).map(one => one.addressNorm)
  const opposes = [...new Set([...opposed, ...reading.opposedElsewhere])].filter(
    address => !known.suppressions.get(address)?.includes('opposed'),
  )
  const newlyOpposed = new Set(opposes)
  const rows: ImportPlan['rows'] = [
    ...people.flatMap(person => rowsOf(person, newlyOpposed)),
    ...reading.refused.map(row => ({ ...row, outcome: 'refused' as const, addressNorm: null })),
  ].sort((a, b) => a.line - b.line)
  return {
    people,
    opposes,
    withdrawsElsewhere: reading.opposedElsewhere.flatMap(
      address => known.people.get(address)?.permissions.map(({ id }) => id) ?? [],
    ),
    rows,
    counts: countPlan(reading, people, rows, known),
  }
}

function planPerson(candidate: Candidate, known: Known): PlannedPerson {
  const person = known.people.get(candidate.addressNorm)
  const fill = {
    ...(candidate.givenName && !person?.givenName && { givenName: candidate.givenName }),
    ...(candidate.familyName && !person?.familyName && { familyName: candidate.familyName }),
    ...(candidate.civility && !person?.civility && { civility: candidate.civility }),
    ...(candidate.zone && !person?.zone && { zone: candidate.zone }),
  }
  return {
    candidate,
    knownId: person?.id ?? null,
    fill,
    facts: candidate.facts.flatMap(fact => planFact(fact, person?.facts ?? [])),
    grants: planGrants(candidate, person, known.suppressions.get(candidate.addressNorm) ?? []),
    withdraws: candidate.opposed ? (person?.permissions.map(({ id }) => id) ?? []) : [],
    policy: planPolicy(candidate.cadence, person?.policy ?? null),
  }
}

function planFact(
  fact: Candidate['facts'][number],
  knownFacts: readonly KnownFact[],
): PlannedPerson['facts'] {
  const current = knownFacts.find(({ kind }) => kind === fact.kind)
  if (!current) return [{ ...fact, supersedes: null }]
  if (current.untouchable || current.value === fact.value) return []
  return [{ ...fact, supersedes: current.id }]
}

function planGrants(
  { consent }: Candidate,
  person: KnownPerson | undefined,
  suppressions: readonly SuppressionReason[],
): PlannedPerson['grants'] {
  if (!consent) return []
  return consent.channels.flatMap(channel => {
    const withdrawnOn = person?.withdrawnOn[channel] ?? null
    if (!mayRecordConsent({ channel, givenOn: consent.on, withdrawnOn, suppressions }).ok) return []
    const current = person?.permissions.find(one => one.channel === channel)
    const grant = { channel, on: consent.on, source: consent.source, renews: current?.id ?? null }
    if (!current) return [grant]
    return current.how === 'import' && current.grantedOn < consent.on ? [grant] : []
  })
}

function planPolicy(said: Cadence | null, known: KnownPerson['policy']): PlannedPerson['policy'] {
  if (!known) return said ? { ...said, setBy: 'import' } : { lettersMax: 2, perDays: 30, setBy: 'club' }
  if (!said || known.setBy === 'person') return null
  if (known.setBy === 'club') return { ...said, setBy: 'import' }
  const least = rarer(known, said)
  return least === known ? null : { ...said, setBy: 'import' }
}

function rowsOf(person: PlannedPerson, newlyOpposed: ReadonlySet<string>): ImportPlan['rows'] {
  const { lines, addressNorm } = person.candidate
  const changed =
    person.facts.length + person.grants.length + person.withdraws.length + Object.keys(person.fill).length >
      0 ||
    person.policy !== null ||
    newlyOpposed.has(addressNorm)
  return lines.map((line, index) => {
    const outcome = !person.knownId ? (index === 0 ? 'imported' : 'merged') : changed ? 'merged' : 'unchanged'
    return { line, cells: [], outcome, reason: null, addressNorm }
  })
}

function countPlan(
  reading: ImportReading,
  people: readonly PlannedPerson[],
  rows: ImportPlan['rows'],
  known: Known,
): ImportCounts {
  const outcomes = (outcome: RowOutcome) => rows.filter(row => row.outcome === outcome).length
  const byChannel: ImportCounts['byChannel'] = { email: 0, sms: 0, telephone: 0, post: 0 }
  const withheld: ImportCounts['withheld'] = {}
  const refusedFor: ImportCounts['refusedFor'] = {}
  let withPermission = 0
  for (const person of people) {
    const channels = channelsAfter(person, known.people.get(person.candidate.addressNorm))
    for (const channel of channels) byChannel[channel] += 1
    if (channels.size > 0) withPermission += 1
    else {
      const reason = whyWithheld(person, known)
      withheld[reason] = (withheld[reason] ?? 0) + 1
    }
  }
  for (const { reason } of reading.refused) refusedFor[reason] = (refusedFor[reason] ?? 0) + 1
  return {
    rows: reading.rows,
    imported: outcomes('imported'),
    merged: outcomes('merged'),
    unchanged: outcomes('unchanged'),
    refused: outcomes('refused'),
    people: people.length,
    withPermission,
    byChannel,
    withoutPermission: people.length - withPermission,
    withheld,
    refusedFor,
    setAside: reading.setAside,
  }
}

function channelsAfter(person: PlannedPerson, known: KnownPerson | undefined): Set<Channel> {
  const kept = known?.permissions.filter(({ id }) => !person.withdraws.includes(id)) ?? []
  return new Set([...kept, ...person.grants].map(({ channel }) => channel))
}

/** The consent's own lack first; else what refused its first channel. */
function whyWithheld({ candidate }: PlannedPerson, known: Known): WithheldReason {
  if (candidate.withheld) return candidate.withheld
  const { addressNorm, consent } = candidate
  for (const channel of consent?.channels ?? []) {
    const verdict = mayRecordConsent({
      channel,
      givenOn: consent?.on ?? '',
      withdrawnOn: known.people.get(addressNorm)?.withdrawnOn[channel] ?? null,
      suppressions: known.suppressions.get(addressNorm) ?? [],
    })
    if (!verdict.ok) return verdict.reason
  }
  throw new Error('a consent that nothing refuses is recorded')
}

/** True for the kinds of fact that the house keeps. */
export function isFactKind(kind: string): kind is FactKind {
  return FACT_KINDS.some(one => one === kind)
}
