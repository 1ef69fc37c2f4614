import { type AppCtx, getCtx as composedCtx } from '~/composition.server'

/** What a route's handler gives to use-cases and queries: the ctx of this process. Routes know the composition only through here. */
export function getCtx(): AppCtx {
  return composedCtx()
}
