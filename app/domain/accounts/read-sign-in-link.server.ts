import { readClock } from '~db/locks'
import type { Ctx } from '../kernel/context'
import type { Result } from '../kernel/result'
import { type DeadLink, judgeSignInLink } from './policy'
import { findSignInLink } from './store.server'

/** What the page behind a sign-in link shows before anything is pressed; the very judgement that the press meets. Writes nothing. */
export async function readSignInLink(
  ctx: Pick<Ctx, 'db' | 'secrets'>,
  { token, browserSecret }: { token: string; browserSecret: string | null },
): Promise<Result<{ codeNeeded: boolean }, DeadLink>> {
  const link = await findSignInLink(ctx.db, ctx.secrets.hash(token))
  const browserHash = browserSecret === null ? null : ctx.secrets.hash(browserSecret)
  return judgeSignInLink(link, { now: await readClock(ctx.db), browserHash })
}
