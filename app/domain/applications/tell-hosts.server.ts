import { sql } from 'kysely'
import type { Tx } from '~db/client'
import { readerColumns, toReader } from '../accounts/reader.server'
import { readClub } from '../brands/read-club.server'
import { queueLetters } from '../letters/queue-letter.server'
import { composeHostLetter, type HostLetter } from './compose-host-letter'
import { readApplicationFacts } from './store.server'

/**
 * Writes to the hosts of these hours that they were taken by an application, or given back by it, in the transaction
 * that did so. Whoever takes an hour of their own, or one that has begun, is told nothing.
 */
export async function tellHosts(
  tx: Tx,
  { kind, applicationId, hourIds }: Pick<HostLetter, 'kind'> & { applicationId: string; hourIds: string[] },
): Promise<void> {
  const facts = hourIds.length > 0 ? await readApplicationFacts(tx, applicationId) : null
  if (!facts) return
  const { flow, person } = facts.application
  const club = (await readClub(tx)).name
  const rows = await tx
    .selectFrom('interview_slots as s')
    .innerJoin('persons', 'persons.id', 's.host_id')
    .select([...readerColumns])
    .select(['s.starts_at as startsAt', 's.ends_at as endsAt', 's.time_zone as zone', 's.place'])
    .where('s.id', 'in', hourIds)
    .where('s.starts_at', '>', sql<Date>`clock_timestamp()`)
    .where('s.host_id', '<>', person.id)
    .orderBy('s.starts_at')
    .execute()
  await queueLetters(
    tx,
    rows.map(row => {
      const host = toReader(row)
      const hour = { startsAt: row.startsAt, endsAt: row.endsAt, timeZone: row.zone, place: row.place }
      const letter = {
        kind,
        club,
        host,
        hour,
        programme: facts.definition.name,
        accent: flow.brand?.accent ?? null,
      }
      return {
        personId: host.id,
        brandId: flow.brand?.id ?? null,
        locale: host.locale,
        promotional: false as const,
        content: { kind: 'correspondence' as const, props: composeHostLetter(letter, host.locale) },
      }
    }),
  )
}
