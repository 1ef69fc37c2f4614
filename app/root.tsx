import cormorant from '@fontsource-variable/cormorant/files/cormorant-latin-wght-normal.woff2?url'
import jost from '@fontsource-variable/jost/files/jost-latin-wght-normal.woff2?url'
import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import {
  isRouteErrorResponse,
  Links,
  Meta,
  Outlet,
  Scripts,
  ScrollRestoration,
  useMatches,
  useRouteError,
} from '@remix-run/react'
import type { ReactNode } from 'react'
import '~/styles/app.css'
import { readPreferences } from '~/shared/preferences'
import { AccentStyle, accentName } from '~/ui/accent-style'
import { ErrorPage, kindOfStatus } from '~/ui/error-page'
import { mergeFrames, type PageFrame } from '~/ui/frame'
import { LocaleProvider } from '~/ui/locale'
import { usePageContext } from '~/ui/page-context'

export const links: LinksFunction = () => [
  { rel: 'preload', href: cormorant, as: 'font', type: 'font/woff2', crossOrigin: 'anonymous' },
  { rel: 'preload', href: jost, as: 'font', type: 'font/woff2', crossOrigin: 'anonymous' },
  { rel: 'icon', href: '/favicon.svg', type: 'image/svg+xml' },
]

export const meta: MetaFunction = () => [{ title: 'Connivence' }]

export function loader({ request }: LoaderFunctionArgs): { frame: PageFrame } {
  return { frame: readPreferences(request.headers) }
}

export function Layout({ children }: { children: ReactNode }) {
  const { nonce, reference } = usePageContext()
  const { locale, theme, accent } = mergeFrames(useMatches().map(match => match.data))
  return (
    <html lang={locale} data-theme={theme ?? undefined} data-accent={accent ? accentName(accent) : undefined}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
        <meta name="color-scheme" content="light dark" />
        <meta name="robots" content="noindex, nofollow" />
        <meta name="referrer" content="same-origin" />
        {reference ? <meta name="reference" content={reference} /> : null}
        {import.meta.env.DEV ? <meta property="csp-nonce" nonce={nonce} suppressHydrationWarning /> : null}
        <Meta />
        <Links />
        {accent ? <AccentStyle accent={accent} /> : null}
      </head>
      <body>
        <LocaleProvider locale={locale}>{children}</LocaleProvider>
        <ScrollRestoration nonce={nonce} />
        <Scripts nonce={nonce} />
      </body>
    </html>
  )
}

export default function App() {
  return <Outlet />
}

export function ErrorBoundary() {
  const error = useRouteError()
  const page = usePageContext()
  const status = isRouteErrorResponse(error) ? error.status : 500
  const reference = (isRouteErrorResponse(error) && readReference(error.data)) || page.reference
  return <ErrorPage kind={kindOfStatus(status)} reference={reference} />
}

function readReference(data: unknown): string | undefined {
  if (typeof data !== 'object' || data === null || !('reference' in data)) return undefined
  return typeof data.reference === 'string' ? data.reference : undefined
}
