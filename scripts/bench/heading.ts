import { PassThrough } from 'node:stream'
import { createRequestHandler } from '@remix-run/express'
import { createReadableStreamFromReadable, type ServerBuild } from '@remix-run/node'
import { RemixServer } from '@remix-run/react'
import compression from 'compression'
import express from 'express'
import { createElement } from 'react'
import { renderToPipeableStream } from 'react-dom/server'

/** The floor of the pages: Remix with one route that renders a heading, behind express and compression, and nothing else. */
const build: ServerBuild = {
  mode: 'production',
  entry: {
    module: {
      default: (_request, status, headers, context) =>
        new Promise((resolve, reject) => {
          const { pipe } = renderToPipeableStream(
            createElement(RemixServer, { context, url: 'http://heading.localhost/' }),
            {
              onAllReady: () => {
                const body = new PassThrough()
                headers.set('Content-Type', 'text/html')
                resolve(new Response(createReadableStreamFromReadable(body), { status, headers }))
                pipe(body)
              },
              onShellError: reject,
            },
          )
        }),
    },
  },
  routes: {
    root: {
      id: 'root',
      path: '',
      module: {
        default: () =>
          createElement('html', null, createElement('body', null, createElement('h1', null, 'Le Cercle'))),
      },
    },
  },
  assets: {
    version: '1',
    url: '/assets/manifest.js',
    entry: { module: '/assets/entry.js', imports: [] },
    routes: {
      root: {
        id: 'root',
        path: '',
        module: '/assets/root.js',
        hasAction: false,
        hasLoader: false,
        hasClientAction: false,
        hasClientLoader: false,
        hasErrorBoundary: false,
      },
    },
  },
  publicPath: '/',
  assetsBuildDirectory: '',
  future: {
    v3_fetcherPersist: true,
    v3_relativeSplatPath: true,
    v3_throwAbortReason: true,
    v3_singleFetch: true,
    v3_lazyRouteDiscovery: true,
  },
  isSpaMode: false,
}

const app = express()
app.disable('x-powered-by')
app.use(compression())
app.use(createRequestHandler({ build, mode: 'production' }))
app.listen(Number(process.env.PORT), '127.0.0.1', () => process.send?.('ready'))
