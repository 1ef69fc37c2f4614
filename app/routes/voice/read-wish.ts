import { z } from 'zod'
import { wordSchema } from '~/domain/permission/schema'
import { factSchema } from '~/domain/profile/schema'

const wishSchema = z.union([wordSchema, factSchema])
export type Wish = z.output<typeof wishSchema>

/** What one form of the page asks for; null for what no form of it sends. */
export function readWish(form: FormData): Wish | null {
  const read = wishSchema.safeParse(Object.fromEntries(form))
  return read.success ? read.data : null
}
