import { createContext, type ReactNode, useContext } from 'react'

export type PageContextValue = {
  /** The nonce of this document's content security policy, for the style blocks that a page writes itself. */
  nonce: string | undefined
  /** The id of the request that rendered this document: the reference that a failed page shows. */
  reference: string | undefined
}

const PageContext = createContext<PageContextValue>({ nonce: undefined, reference: undefined })

export function PageContextProvider({ value, children }: { value: PageContextValue; children: ReactNode }) {
  return <PageContext.Provider value={value}>{children}</PageContext.Provider>
}

export function usePageContext(): PageContextValue {
  return useContext(PageContext)
}
