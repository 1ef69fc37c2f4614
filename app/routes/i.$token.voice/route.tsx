import type { LoaderFunctionArgs } from '@remix-run/node'
import { paths } from '~/shared/paths'
import { followPersonalLink } from '~/web/personal-link.server'

/** The link of a letter to the person's own word: what they allow, how often, and what the house knows. */
export function loader({ request, params }: LoaderFunctionArgs) {
  return followPersonalLink(request, params.token, () => paths.voice())
}
