import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node'
import { tellUploadRefusal } from '~/domain/applications/upload-words'
import { type AddPictureRefusal, addPicture } from '~/domain/events/add-picture.server'
import { changePicture } from '~/domain/events/change-picture.server'
import { listPictures } from '~/domain/events/picture-queries.server'
import { mostPictures } from '~/domain/events/pictures'
import type { SignedIn } from '~/domain/kernel/actor'
import { type Locale, translate } from '~/shared/copy'
import { paths } from '~/shared/paths'
import { getCtx } from '~/web/ctx.server'
import { readFlash, redirectWith } from '~/web/flash.server'
import { malformed, notFound } from '~/web/form.server'
import { openStaffEvent } from '~/web/staff-event.server'
import { tellPicture, tellWhole } from '~/web/tell-pictures.server'
import { readUploadForm } from '~/web/upload-form.server'
import { copy } from './copy'
import { pressedFields, readChange } from './read-change'

export async function loadPictures(args: LoaderFunctionArgs) {
  const { actor, locale, event, head } = await openStaffEvent(args)
  const pictures = await listPictures(getCtx().db, actor, event.id)
  const { headers } = readFlash(args.request)
  return data(
    {
      ...head,
      pictures: pictures.map(picture => ({
        ...tellPicture(picture, locale),
        words: picture.alt,
        crop: picture.crop,
        whole: tellWhole(picture),
      })),
      mayAdd: pictures.length < mostPictures,
    },
    { headers },
  )
}

/** Takes a picture, or changes one. Whose event it is, is asked before anything is read. */
export async function postPicture(args: ActionFunctionArgs) {
  const { actor, locale, event } = await openStaffEvent(args)
  const form = await readUploadForm(args.request, pressedFields)
  return form.get('intent') === 'add'
    ? add(actor, event.id, form, locale)
    : change(actor, event.id, form, locale)
}

async function add(actor: SignedIn, eventId: string, form: FormData, locale: Locale) {
  const file = form.get('file')
  if (!(file instanceof File)) malformed()
  const alt = { fr: String(form.get('altFr') ?? ''), en: String(form.get('altEn') ?? '') }
  const bytes = new Uint8Array(await file.arrayBuffer())
  const added = await addPicture(getCtx(), actor, { eventId, bytes, alt })
  if (added.ok) return back(eventId, 'good', translate(copy, locale)('added'))
  // What was typed stays: only the file has to be chosen again.
  return data({ told: tell(added, locale), alt }, { status: 422 })
}

async function change(actor: SignedIn, eventId: string, form: FormData, locale: Locale) {
  const read = readChange(form) ?? malformed()
  const changed = await changePicture(getCtx(), actor, { eventId, ...read })
  const t = translate(copy, locale)
  if (changed.ok) return back(eventId, 'good', t(read.change.kind === 'remove' ? 'removed' : 'kept'))
  if (changed.reason === 'not_found') notFound()
  return back(eventId, 'warn', t(changed.reason))
}

function back(eventId: string, tone: 'good' | 'warn', text: string) {
  return redirectWith(paths.staffEventPictures(eventId), { tone, text })
}

function tell(refusal: AddPictureRefusal, locale: Locale): string {
  const t = translate(copy, locale)
  if (refusal.reason === 'not_found') return notFound()
  if (refusal.reason === 'alt_needed' || refusal.reason === 'enough') return t(refusal.reason)
  return tellUploadRefusal(refusal.reason, locale)
}
