import { type ActionFunctionArgs, redirect } from '@remix-run/node'
import { paths } from '~/shared/paths'
import { isTheme, writeThemeCookie } from '~/shared/preferences'
import { isSecure } from '~/web/cookies.server'
import { safeReturnPath } from '~/web/return-path'

export const loader = () => redirect(paths.home())

/** Remembers the light in this browser; anything but a theme follows the device again. */
export async function action({ request }: ActionFunctionArgs) {
  const form = await request.formData()
  const theme = form.get('theme')
  return redirect(safeReturnPath(form.get('back'), paths.home()), {
    headers: { 'Set-Cookie': writeThemeCookie(isTheme(theme) ? theme : null, isSecure()) },
  })
}
