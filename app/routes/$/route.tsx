import { notFound } from '~/web/form.server'

/** Every address that the house does not have. */
export const loader = () => notFound()
export const action = () => notFound()

export default function Nowhere() {
  return null
}
