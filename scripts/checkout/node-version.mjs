import { Refusal } from './refusal.mjs'

/** Refuses a Node that is too old, in words, before anything of it is needed. */
export function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major > 20 || (major === 20 && minor >= 19)) return
  throw new Refusal(
    `Connivence needs Node 20.19 or newer, and this is Node ${process.versions.node}: install a current one from nodejs.org.`,
  )
}
