import { randomUUID } from 'node:crypto'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { mayNominate, previewNomination } from '~/domain/nominations/preview-nomination.server'
import { listNominationsOf } from '~/domain/nominations/queries.server'
import { tellNominationRefusal } from '~/domain/nominations/refusal-words'
import { nominationForm } from '~/domain/nominations/schema'
import { tellStanding } from '~/domain/nominations/words'
import { homeZone } from '~/domain/permission/types'
import { listPublicFlows } from '~/domain/qualification/queries.server'
import { type Locale, translate } from '~/shared/copy'
import { dayInZone, formatDay } from '~/shared/format'
import { paths } from '~/shared/paths'
import { getCtx } from '~/web/ctx.server'
import { readFlash } from '~/web/flash.server'
import { answerForm, parseForm } from '~/web/form.server'
import { memberNav } from '~/web/member-nav'
import { readNominationDraft, writeNominationDraft } from '~/web/nomination-draft.server'
import { personName } from '~/web/person-name'
import { requirePerson } from '~/web/visitor.server'
import { copy } from './copy'

export async function loadNominations({ request }: LoaderFunctionArgs) {
  const { actor, person, locale } = await requirePerson(request)
  const ctx = getCtx()
  const { flash, headers } = readFlash(request)
  const mine = await listNominationsOf(ctx.db, actor)
  return data(
    {
      frame: { locale },
      flash,
      nav: memberNav(locale, person.standing),
      account: { name: personName(person), href: paths.account() },
      ...(await readOffer(actor.personId, locale)),
      draft: readNominationDraft(request),
      nominations: mine.map(one => ({
        id: one.id,
        name: personName(one) || translate(copy, locale)('erased'),
        isErased: personName(one) === '',
        day: formatDay(dayInZone(one.createdAt, homeZone), locale),
        standing: tellStanding(one.standing, locale),
      })),
    },
    { headers },
  )
}

/** What this member may do here: names left, and the passages that they lead to; or why not now. */
async function readOffer(personId: string, locale: Locale) {
  const ctx = getCtx()
  const now = new Date()
  const year = Number(dayInZone(now, homeZone).slice(0, 4))
  const may = await mayNominate(ctx, personId, now)
  const nextYear = formatDay(`${year + 1}-01-01`, locale)
  const flows = (await listPublicFlows(ctx.db)).map(flow => ({ value: flow.slug, label: flow.name[locale] }))
  if (!may.ok) {
    const because = tellNominationRefusal(may.reason, locale)
    return { offer: null, flows, because, nextYear: may.reason === 'used_up' ? nextYear : null }
  }
  return { offer: { ...may.value, year }, flows, because: null, nextYear: null }
}

/** Nothing is sent and nothing is kept but in this browser: the letter is read first. */
export async function postNomination({ request }: ActionFunctionArgs) {
  const { actor, locale } = await requirePerson(request)
  const form = await parseForm(request, nominationForm, locale)
  if (!form.ok) return answerForm(form.submission)
  const draft = { id: randomUUID(), ...form.value }
  const preview = await previewNomination(getCtx(), actor, draft)
  if (preview.ok) {
    return redirect(paths.nominationLetter(), { headers: { 'Set-Cookie': writeNominationDraft(draft) } })
  }
  const words = [tellNominationRefusal(preview.reason, locale)]
  switch (preview.reason) {
    case 'not_an_address':
    case 'yourself':
    case 'already_yours':
      return answerForm(form.submission, { fieldErrors: { address: words } })
    case 'no_flow':
      return answerForm(form.submission, { fieldErrors: { flowSlug: words } })
    default:
      return answerForm(form.submission, { formErrors: words }, 409)
  }
}
