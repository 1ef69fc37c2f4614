import { Fragment, type ReactNode } from 'react'
import {
  type ArgumentsFor,
  type Copy,
  type CopyKey,
  type CopyValues,
  type Translate,
  translate,
} from '~/shared/copy'
import { useLocale } from './locale'

type RichProps<C extends Copy, Key extends CopyKey<C>> = {
  copy: C
  k: Key
  /** For each <name>…</name> of the phrase, what to put there. */
  parts: Readonly<Record<string, (text: string) => ReactNode>>
} & (ArgumentsFor<C, Key> extends [infer Values] ? { values: Values } : { values?: undefined })

// A value never opens a part of its own: its angle brackets travel as private-use characters.
const OPEN = '\ue000'

/** A phrase with a link or an emphasis within it: "Lisez <link>la lettre</link>." */
export function Rich<C extends Copy, Key extends CopyKey<C>>({ copy, k, parts, values }: RichProps<C, Key>) {
  const t: Translate<Copy> = translate<Copy>(copy, useLocale())
  const phrase = (t as (key: string, values: CopyValues) => string)(
    k,
    shield((values as CopyValues | undefined) ?? {}),
  )
  return (
    <>
      {phrase.split(/<(\w+)>(.*?)<\/\1>/s).map((piece, index, all) => {
        // The split gives, in turn: plain text, a tag's name, the text within that tag.
        if (index % 3 === 1) return null
        const text = piece.replaceAll(OPEN, '<')
        const part = index % 3 === 2 ? parts[all[index - 1] ?? ''] : undefined
        // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of a phrase have no other identity
        return <Fragment key={index}>{part ? part(text) : text}</Fragment>
      })}
    </>
  )
}

function shield(values: CopyValues): CopyValues {
  return Object.fromEntries(
    Object.entries(values).map(([name, v]) => [name, typeof v === 'string' ? v.replaceAll('<', OPEN) : v]),
  )
}
