import type { Locale } from '~/shared/copy'
import { inTransaction } from '~db/transaction'
import { recordAudit } from '../audit/record-audit.server'
import type { SignedIn } from '../kernel/actor'
import type { Ctx } from '../kernel/context'

/** The language in which the club writes to the actor from now on, and in which its pages open on a new device. */
export async function chooseLanguage(ctx: Pick<Ctx, 'db'>, actor: SignedIn, locale: Locale): Promise<void> {
  await inTransaction(ctx.db, async tx => {
    await tx.updateTable('persons').set({ locale }).where('id', '=', actor.personId).execute()
    await recordAudit(tx, actor, {
      action: 'accounts.language_chosen',
      subject: { kind: 'person', id: actor.personId },
      details: { locale },
    })
  })
}
