import { isLocale, type Locale } from '~/shared/copy'
import { paths } from '~/shared/paths'
import type { Tx } from '~db/client'
import { inTransaction } from '~db/transaction'
import { claimLetter } from '../accounts/claim-letter.server'
import { findOrKeepPerson } from '../accounts/grant-role.server'
import { readerColumns, toReader } from '../accounts/reader.server'
import { writeSignInLink } from '../accounts/store.server'
import { waitForStep } from '../accounts/wait-for-step'
import { readClub } from '../brands/read-club.server'
import { hashAddress, normaliseAddress } from '../kernel/address'
import type { Ctx } from '../kernel/context'
import { allow, type Result, refuse } from '../kernel/result'
import { queueLetter } from '../letters/queue-letter.server'
import { type PublicFlow, readPublicFlow } from '../qualification/queries.server'
import { composeBegun } from './compose-application-letter'
import { countDoorLetter, doorLettersAnHour, mayWriteAtDoor } from './door-letters.server'

/**
 * `browserSecret`: held by the browser that asks, so that the link opens there without a code. `locale`: the language
 * chosen in that browser; `readIn`: the one that the page was in, for someone who is not known yet.
 */
export type ApplicationRequest = {
  flowSlug: string
  code: string | null
  givenName: string
  familyName: string
  address: string
  browserSecret: string
  locale: Locale | null
  readIn: Locale
}

/**
 * Writes to someone who asks at the door of a flow: one letter, whose link lets them in and leads back to the door with
 * its code. Whoever is not known is made known as a prospect; of someone known nothing is changed, and nothing is told:
 * the answer is the same and leaves at the same time. It counts as one of the five letters an hour that let someone
 * in, and as one of those that all doors write in an hour: beyond them everyone hears the same, whoever they are. Nothing
 * begins until they come by the link and press. Refuses what is no address, and a flow that is not open.
 */
export async function requestApplication(
  ctx: Ctx,
  request: ApplicationRequest,
): Promise<Result<undefined, { reason: 'not_an_address' | 'not_found' | 'flow_closed' | 'too_many_knock' }>> {
  const begun = performance.now()
  const address = normaliseAddress(request.address)
  if (!address) return refuse({ reason: 'not_an_address' })
  const flow = await readPublicFlow(ctx.db, request.flowSlug)
  if (flow?.purpose !== 'join') return refuse({ reason: 'not_found' })
  if (flow.state !== 'open') return refuse({ reason: 'flow_closed' })
  const isOpen = await inTransaction(ctx.db, async tx => {
    if (!(await mayWriteAtDoor(tx))) return false
    if (await claimLetter(tx, hashAddress(address))) await writeLetter(ctx, tx, address, flow, request)
    return true
  })
  await waitForStep(begun)
  if (isOpen) return allow()
  ctx.log.warn(
    { flowId: flow.flowId, most: doorLettersAnHour },
    'the public doors have written enough for an hour',
  )
  return refuse({ reason: 'too_many_knock' })
}

async function writeLetter(
  ctx: Ctx,
  tx: Tx,
  addressNorm: string,
  flow: PublicFlow,
  request: ApplicationRequest,
): Promise<void> {
  const { address, givenName, familyName, code } = request
  const personId = await findOrKeepPerson(tx, {
    address,
    addressNorm,
    givenName: givenName.trim(),
    familyName: familyName.trim(),
    locale: request.locale ?? request.readIn,
  })
  await countDoorLetter(tx, personId)
  const { linkId } = await writeSignInLink(ctx, tx, {
    personId,
    browserHash: ctx.secrets.hash(request.browserSecret),
    leadsTo: paths.applyFlow(flow.slug, code),
  })
  const row = await tx
    .selectFrom('persons')
    .select([...readerColumns])
    .where('persons.id', '=', personId)
    .executeTakeFirstOrThrow()
  const person = toReader(row)
  const locale = request.locale ?? (isLocale(person.locale) ? person.locale : 'fr')
  await queueLetter(tx, {
    personId,
    brandId: flow.brand?.id ?? null,
    locale,
    promotional: false,
    content: {
      kind: 'correspondence',
      props: composeBegun(
        {
          person,
          flow: { name: flow.definition.name, accent: flow.brand?.accent ?? null },
          signInLinkId: linkId,
          club: await readClub(tx),
        },
        locale,
      ),
    },
  })
}
