import { type ActionFunctionArgs, redirect } from '@remix-run/node'
import { isLocale } from '~/shared/copy'
import { paths } from '~/shared/paths'
import { writeLocaleCookie } from '~/shared/preferences'
import { isSecure } from '~/web/cookies.server'
import { malformed } from '~/web/form.server'
import { safeReturnPath } from '~/web/return-path'

export const loader = () => redirect(paths.home())

/** Remembers the language in this browser and shows the same page in it. */
export async function action({ request }: ActionFunctionArgs) {
  const form = await request.formData()
  const locale = form.get('locale')
  if (!isLocale(locale)) malformed()
  return redirect(safeReturnPath(form.get('back'), paths.home()), {
    headers: { 'Set-Cookie': writeLocaleCookie(locale, isSecure()) },
  })
}
