import type { LoaderFunctionArgs } from '@remix-run/node'
import { paths } from '~/shared/paths'
import { followPersonalLink } from '~/web/personal-link.server'

/** The link of a letter. It changes nothing: the browser remembers who reads, and the token leaves the address. */
export function loader({ request, params }: LoaderFunctionArgs) {
  return followPersonalLink(request, params.token, ({ invitationId }) => paths.invitation(invitationId))
}
