import { RemixBrowser } from '@remix-run/react'
import { StrictMode, startTransition } from 'react'
import { hydrateRoot } from 'react-dom/client'
import { PageContextProvider } from '~/ui/page-context'

// The content security policy of this document names one nonce. Browsers hide it from the markup and keep it on the
// property, where a style block that React adds later can still find it.
const nonce = document.querySelector<HTMLScriptElement>('script[nonce]')?.nonce || undefined
const reference = document.querySelector<HTMLMetaElement>('meta[name="reference"]')?.content || undefined

startTransition(() => {
  hydrateRoot(
    document,
    <StrictMode>
      <PageContextProvider value={{ nonce, reference }}>
        <RemixBrowser />
      </PageContextProvider>
    </StrictMode>,
  )
})
