import { PassThrough } from 'node:stream'
import type { ActionFunctionArgs, AppLoadContext, EntryContext, LoaderFunctionArgs } from '@remix-run/node'
import { createReadableStreamFromReadable } from '@remix-run/node'
import { RemixServer } from '@remix-run/react'
import { isbot } from 'isbot'
import { renderToPipeableStream } from 'react-dom/server'
import { PageContextProvider, type PageContextValue } from '~/ui/page-context'
import { getCtx } from '~/web/ctx.server'

const RENDER_LIMIT_MS = 8_000

/**
 * Renders one document as a stream. People get the shell as soon as it is ready; robots and mail scanners get the
 * whole page at once. `loadContext` carries `nonce` (the one that the page's content security policy names) and
 * `requestId` (shown to the reader as the reference of a failed page).
 */
export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remixContext: EntryContext,
  loadContext: AppLoadContext,
): Promise<Response> {
  const page = readPageContext(loadContext)
  const waitForAll = isbot(request.headers.get('user-agent') ?? '') || remixContext.isSpaMode

  return new Promise((resolve, reject) => {
    let answered = false
    let finalStatus = status

    const answer = () => {
      answered = true
      const body = new PassThrough()
      headers.set('Content-Type', 'text/html; charset=utf-8')
      resolve(new Response(createReadableStreamFromReadable(body), { headers, status: finalStatus }))
      pipe(body)
    }

    const { pipe, abort } = renderToPipeableStream(
      <PageContextProvider value={page}>
        <RemixServer
          context={remixContext}
          url={request.url}
          abortDelay={RENDER_LIMIT_MS}
          nonce={page.nonce}
        />
      </PageContextProvider>,
      {
        nonce: page.nonce,
        onShellReady: waitForAll ? undefined : answer,
        onAllReady: waitForAll ? answer : undefined,
        onShellError: reject,
        onError(error: unknown) {
          finalStatus = 500
          // Before the shell is out, onShellError hands the failure on; after it, nobody else would hear of it.
          if (answered) tellFailure(error, page.reference)
        },
      },
    )

    setTimeout(abort, RENDER_LIMIT_MS + 1_000).unref()
  })
}

/** A loader or an action that threw: logged under the reference that its reader is shown. A reader who left is no failure. */
export function handleError(
  error: unknown,
  { request, context }: LoaderFunctionArgs | ActionFunctionArgs,
): void {
  if (!request.signal.aborted) tellFailure(error, readPageContext(context).reference)
}

function tellFailure(error: unknown, requestId: string | undefined): void {
  getCtx().log.error({ requestId, error }, 'a page failed')
}

function readPageContext(loadContext: AppLoadContext | undefined): PageContextValue {
  return { nonce: readText(loadContext?.nonce), reference: readText(loadContext?.requestId) }
}

function readText(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined
}
