import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { readClub } from '~/domain/brands/read-club.server'
import { previewNomination } from '~/domain/nominations/preview-nomination.server'
import { tellNominationRefusal } from '~/domain/nominations/refusal-words'
import { sendNomination } from '~/domain/nominations/send-nomination.server'
import { translate } from '~/shared/copy'
import { paths } from '~/shared/paths'
import { getCtx } from '~/web/ctx.server'
import { readFlash, redirectWith } from '~/web/flash.server'
import { malformed } from '~/web/form.server'
import { memberNav } from '~/web/member-nav'
import { clearNominationDraft, readNominationDraft } from '~/web/nomination-draft.server'
import { personName } from '~/web/person-name'
import { requirePerson } from '~/web/visitor.server'
import { copy } from './copy'

/** The letter of the draft that this browser holds; without one there is nothing to read. */
export async function loadLetter({ request }: LoaderFunctionArgs) {
  const { actor, person, locale } = await requirePerson(request)
  const draft = readNominationDraft(request)
  if (!draft) return redirect(paths.nominations())
  const preview = await previewNomination(getCtx(), actor, draft)
  if (!preview.ok) {
    const text = tellNominationRefusal(preview.reason, locale)
    return redirectWith(paths.nominations(), { tone: 'warn', text })
  }
  const { flash, headers } = readFlash(request)
  const { letter, shown, content } = preview.value
  const { accent, topic: _, ...words } = content.props
  headers.set('Cache-Control', 'no-store')
  return data(
    {
      frame: { locale, accent },
      flash,
      nav: memberNav(locale, person.standing),
      account: { name: personName(person), href: paths.account() },
      name: personName(draft),
      address: draft.address,
      language: draft.locale,
      clubName: (await readClub(getCtx().db)).name,
      letter: words,
      text: letter.text,
      shown,
    },
    { headers },
  )
}

/** Sends the letter that was read: its fingerprint comes back with the form. */
export async function postLetter({ request }: ActionFunctionArgs) {
  const { actor, locale } = await requirePerson(request)
  const shown = (await request.formData()).get('shown')
  if (typeof shown !== 'string') malformed()
  const draft = readNominationDraft(request)
  if (!draft) return redirect(paths.nominations())
  const sent = await sendNomination(getCtx(), actor, { draft, shown })
  if (sent.ok) {
    const text = translate(copy, locale)('sent')
    const headers = { 'Set-Cookie': clearNominationDraft() }
    return redirectWith(paths.nominations(), { tone: 'good', text }, headers)
  }
  const text = tellNominationRefusal(sent.reason, locale)
  const back = sent.reason === 'letter_changed' ? paths.nominationLetter() : paths.nominations()
  return redirectWith(back, { tone: 'warn', text })
}
