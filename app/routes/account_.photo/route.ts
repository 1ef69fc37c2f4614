import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { tellUploadRefusal } from '~/domain/applications/upload-words'
import { findMyPhoto, givePhoto, removePhoto } from '~/domain/attendance/photo.server'
import { translate } from '~/shared/copy'
import { paths } from '~/shared/paths'
import { getCtx } from '~/web/ctx.server'
import { redirectWith } from '~/web/flash.server'
import { malformed } from '~/web/form.server'
import { answerPhoto } from '~/web/photo.server'
import { readUploadForm } from '~/web/upload-form.server'
import { requirePerson } from '~/web/visitor.server'
import { copy } from './copy'

/** One's own picture for the door. */
export async function loader({ request }: LoaderFunctionArgs) {
  const { actor } = await requirePerson(request)
  return answerPhoto(await findMyPhoto(getCtx().db, actor))
}

export async function action({ request }: ActionFunctionArgs) {
  const { actor, locale } = await requirePerson(request)
  const t = translate(copy, locale)
  const back = (tone: 'good' | 'warn', text: string) => redirectWith(paths.account(), { tone, text })
  const form = await readUploadForm(request, ['intent'])
  if (form.get('intent') === 'remove') {
    await removePhoto(getCtx(), actor)
    return back('good', t('removed'))
  }
  const file = form.get('file')
  if (!(file instanceof File)) return malformed()
  const given = await givePhoto(getCtx(), actor, new Uint8Array(await file.arrayBuffer()))
  return given.ok ? back('good', t('given')) : back('warn', tellUploadRefusal(given.reason, locale))
}
