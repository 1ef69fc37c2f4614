import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Tx } from '~db/client'
import { hashAddress } from '../kernel/address'
import { endPermissions } from '../permission/store.server'
import { suppressMany } from '../permission/suppress.server'
import { wordsOfImport } from '../permission/words'
import type { ImportPlan, PlannedPerson } from './plan-import'
import { purposeOf, sourceOfFile } from './purposes'

export type PlanTarget = { importId: string; brandId: string; brandName: string; fileName: string }

/** Someone of the plan came to be known while it was made: the whole is planned again. */
export class PersonAppeared extends Error {
  override name = 'PersonAppeared'
}

/** Writes a plan, a handful of statements whatever its size. The caller holds the locks under which it was made. */
export async function writePlan(tx: Tx, target: PlanTarget, plan: ImportPlan): Promise<void> {
  const people = await identify(tx, plan.people)
  await fillPeople(tx, plan.people)
  await writePolicies(tx, people)
  await writeFacts(tx, target, people)
  await writeGrants(tx, target, people)
  await endPermissions(
    tx,
    [...plan.people.flatMap(one => one.withdraws), ...plan.withdrawsElsewhere],
    'opposition',
  )
  await suppressMany(
    tx,
    plan.opposes.map(address => ({
      addressHash: hashAddress(address),
      brandId: target.brandId,
      reason: 'opposed' as const,
    })),
  )
  await writeRows(tx, target, plan, people)
}

type Identified = PlannedPerson & { id: string }

/** Creates who is new. Addresses go in in order, so that two imports wait for one another rather than deadlock. */
async function identify(tx: Tx, people: readonly PlannedPerson[]): Promise<Identified[]> {
  const identified = people.map(person => ({ ...person, id: person.knownId ?? randomUUID() }))
  const fresh = identified
    .filter(person => person.knownId === null)
    .sort((a, b) => (a.candidate.addressNorm < b.candidate.addressNorm ? -1 : 1))
  if (fresh.length === 0) return identified
  const rows = fresh.map(({ id, candidate }) => ({
    id,
    address: candidate.address,
    address_norm: candidate.addressNorm,
    given_name: candidate.givenName,
    family_name: candidate.familyName,
    civility: candidate.civility,
    locale: candidate.locale ?? 'fr',
    time_zone: candidate.zone,
  }))
  const { rows: written } = await sql`
    insert into persons (id, address, address_norm, given_name, family_name, civility, locale, time_zone)
    select id, address, address_norm, given_name, family_name, civility, locale, time_zone
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, address text, address_norm text,
      given_name text, family_name text, civility text, locale text, time_zone text)
    on conflict (address_norm) do nothing returning id
  `.execute(tx)
  if (written.length < fresh.length) throw new PersonAppeared()
  return identified
}

async function fillPeople(tx: Tx, people: readonly PlannedPerson[]): Promise<void> {
  for (const { knownId, fill } of people) {
    if (knownId === null || Object.keys(fill).length === 0) continue
    await tx
      .updateTable('persons')
      .set({
        ...(fill.givenName && { given_name: fill.givenName }),
        ...(fill.familyName && { family_name: fill.familyName }),
        ...(fill.civility && { civility: fill.civility }),
        ...(fill.zone && { time_zone: fill.zone }),
      })
      .where('id', '=', knownId)
      .execute()
  }
}

async function writePolicies(tx: Tx, people: readonly Identified[]): Promise<void> {
  const rows = people.flatMap(({ id, policy, knownId, candidate }) => {
    const preferred = candidate.consent?.channels.includes('email')
      ? 'email'
      : (candidate.consent?.channels[0] ?? 'email')
    return policy ? [{ id, ...policy, preferred: knownId === null ? preferred : 'email' }] : []
  })
  if (rows.length === 0) return
  await sql`
    insert into contact_policies (person_id, letters_max, per_days, set_by, preferred_channel)
    select id, "lettersMax", "perDays", "setBy", preferred
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as r(id uuid, "lettersMax" integer, "perDays" integer, "setBy" text, preferred text)
    on conflict (person_id) do update set letters_max = excluded.letters_max, per_days = excluded.per_days,
      set_by = excluded.set_by, updated_at = clock_timestamp()
  `.execute(tx)
}

async function writeFacts(tx: Tx, target: PlanTarget, people: readonly Identified[]): Promise<void> {
  const rows = people.flatMap(({ id, facts }) =>
    facts.map(({ kind, value, origin, supersedes }) => ({
      person_id: id,
      kind,
      value,
      source: sourceOfFile(target.fileName, origin),
      purpose: purposeOf[kind],
      supersedes,
    })),
  )
  if (rows.length === 0) return
  const superseded = rows.flatMap(row => row.supersedes ?? [])
  if (superseded.length > 0) {
    await sql`
      update facts set superseded_at = clock_timestamp() where id = any(${superseded}::uuid[]) and superseded_at is null
    `.execute(tx)
  }
  await sql`
    insert into facts (person_id, brand_id, kind, value, source, purpose, import_id)
    select person_id, ${target.brandId}::uuid, kind, value, source, purpose, ${target.importId}::uuid
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as r(person_id uuid, kind text, value text, source text, purpose text)
  `.execute(tx)
}

/**
 * A newer consent for a permission that stands: the row keeps its id, for letters on their way name it, and takes the
 * newer words; a copy closed as `renewed` keeps the older ones.
 */
async function writeGrants(tx: Tx, target: PlanTarget, people: readonly Identified[]): Promise<void> {
  const rows = people.flatMap(({ id, grants, candidate }) =>
    grants.map(grant => ({
      person_id: id,
      channel: grant.channel,
      granted_on: grant.on,
      source: grant.source,
      words: wordsOfImport(target.brandName, grant.source, grant.on, candidate.locale ?? 'fr'),
      renews: grant.renews,
    })),
  )
  const renewals = rows.filter(row => row.renews !== null)
  if (renewals.length > 0) {
    const json = JSON.stringify(renewals)
    const ids = renewals.map(row => row.renews)
    await sql`
      insert into permissions (person_id, brand_id, purpose, channel, granted_on, source, words, how, import_id,
        recorded_at, withdrawn_at, withdrawn_how)
      select person_id, brand_id, purpose, channel, granted_on, source, words, how, import_id,
        recorded_at, clock_timestamp(), 'renewed'
      from permissions where id = any(${ids}::uuid[])
    `.execute(tx)
    await sql`
      update permissions p set granted_on = r.granted_on, source = r.source, words = r.words,
        import_id = ${target.importId}::uuid, recorded_at = clock_timestamp()
      from jsonb_to_recordset(${json}::jsonb) as r(renews uuid, granted_on date, source text, words text)
      where p.id = r.renews
    `.execute(tx)
  }
  const fresh = rows.filter(row => row.renews === null)
  if (fresh.length === 0) return
  await sql`
    insert into permissions (person_id, brand_id, purpose, channel, granted_on, source, words, how, import_id)
    select person_id, ${target.brandId}::uuid, 'invitations', channel, granted_on, source, words, 'import',
      ${target.importId}::uuid
    from jsonb_to_recordset(${JSON.stringify(fresh)}::jsonb)
      as r(person_id uuid, channel text, granted_on date, source text, words text)
  `.execute(tx)
}

/** Only a refused row keeps its cells, for staff to mend; the others are where their person is. */
async function writeRows(
  tx: Tx,
  target: PlanTarget,
  plan: ImportPlan,
  people: readonly Identified[],
): Promise<void> {
  const idOf = new Map(people.map(person => [person.candidate.addressNorm, person.id]))
  const rows = plan.rows.map(row => ({
    line: row.line,
    outcome: row.outcome,
    reason: row.reason,
    person_id: row.addressNorm === null ? null : (idOf.get(row.addressNorm) ?? null),
    cells: row.outcome === 'refused' ? { cells: row.cells } : {},
  }))
  await sql`
    insert into import_rows (import_id, line, outcome, reason, person_id, cells)
    select ${target.importId}::uuid, line, outcome, reason, person_id, cells
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as r(line integer, outcome text, reason text, person_id uuid, cells jsonb)
  `.execute(tx)
}
