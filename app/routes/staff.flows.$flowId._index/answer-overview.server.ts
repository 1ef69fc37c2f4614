import { redirect } from '@remix-run/node'
import type { SignedIn } from '~/domain/kernel/actor'
import { never } from '~/domain/kernel/result'
import { closeDoor } from '~/domain/qualification/close-door.server'
import { closeFlow } from '~/domain/qualification/close-flow.server'
import { openFlow } from '~/domain/qualification/open-flow.server'
import { publishFlow } from '~/domain/qualification/publish-flow.server'
import { startFlowDraft } from '~/domain/qualification/start-draft.server'
import { type Locale, translate } from '~/shared/copy'
import { paths } from '~/shared/paths'
import { getCtx } from '~/web/ctx.server'
import { redirectWith } from '~/web/flash.server'
import { notFound } from '~/web/form.server'
import { copy } from './copy'
import type { NewDoorForm, OverviewForm } from './schema'

type Asked = Exclude<OverviewForm, NewDoorForm>

/** Does what a button of the overview asks for, and comes back to it with a word. */
export async function answerOverview(
  actor: SignedIn,
  flowId: string,
  asked: Asked,
  locale: Locale,
): Promise<Response> {
  const ctx = getCtx()
  const t = translate(copy, locale)
  const back = (tone: 'good' | 'info' | 'warn', text: string) =>
    redirectWith(paths.staffFlow(flowId), { tone, text })
  switch (asked.intent) {
    case 'publish':
      return publish(actor, flowId, asked.edit, locale)
    case 'start': {
      const started = await startFlowDraft(ctx, actor, { flowId })
      if (started.ok) return redirect(paths.staffFlowEdit(flowId), 303)
      return started.reason === 'not_found' ? notFound() : back('warn', t('nothing_published'))
    }
    case 'open':
    case 'list':
    case 'unlist': {
      const listing = asked.intent === 'open' ? {} : { isListed: asked.intent === 'list' }
      const opened = await openFlow(ctx, actor, { flowId, ...listing })
      const said = asked.intent === 'open' ? 'opened' : asked.intent === 'list' ? 'listed' : 'unlisted'
      if (opened.ok) return back('good', t(said))
      return opened.reason === 'not_found' ? notFound() : back('warn', t('nothing_published'))
    }
    case 'close': {
      const closed = await closeFlow(ctx, actor, { flowId })
      if (closed.ok) return back('good', t('closed'))
      return closed.reason === 'not_found' ? notFound() : back('info', t('state_draft'))
    }
    case 'close_door': {
      const closed = await closeDoor(ctx, actor, { doorId: asked.doorId })
      return closed.ok ? back('good', t('doorClosed')) : notFound()
    }
    default:
      return never(asked)
  }
}

async function publish(actor: SignedIn, flowId: string, edit: number, locale: Locale): Promise<Response> {
  const t = translate(copy, locale)
  const back = (tone: 'good' | 'warn', text: string) => redirectWith(paths.staffFlow(flowId), { tone, text })
  const published = await publishFlow(getCtx(), actor, { flowId, edit })
  if (published.ok) return back('good', t('published', { number: published.value.number }))
  switch (published.reason) {
    case 'not_found':
      return notFound()
    case 'no_draft':
    case 'edited_elsewhere':
      return back('warn', t(published.reason))
    case 'problems':
      // The page that follows names every one of them.
      return back('warn', t('stillProblems'))
    default:
      return never(published)
  }
}
