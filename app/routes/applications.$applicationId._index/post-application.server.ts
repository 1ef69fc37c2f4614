import { type ActionFunctionArgs, data, redirect } from '@remix-run/node'
import { askTheClub } from '~/domain/applications/ask-the-club.server'
import { replyToRequest } from '~/domain/applications/reply-to-request.server'
import { withdrawApplication } from '~/domain/applications/withdraw-application.server'
import { never } from '~/domain/kernel/result'
import { translate } from '~/shared/copy'
import { paths } from '~/shared/paths'
import { type Applicant, requireApplicant } from '~/web/applicant.server'
import { getCtx } from '~/web/ctx.server'
import { redirectWith } from '~/web/flash.server'
import { malformed, notFound } from '~/web/form.server'
import { copy } from './copy'

/** What did not go through, beside the form that it concerns, with the words that were typed. */
export type Amiss = {
  about: 'ask' | 'reply'
  requestId: string | null
  message: string
  words: string
  /** Where something is still to be completed. */
  href: string | null
}

/** A question, a reply or a withdrawal. Each is safe to press twice. */
export async function postApplication({ request, params }: ActionFunctionArgs) {
  const applicant = await requireApplicant(request, params.applicationId)
  const form = await request.formData()
  const words = textOf(form.get('words'))
  switch (textOf(form.get('intent'))) {
    case 'ask':
      return ask(applicant, words)
    case 'reply':
      return reply(applicant, textOf(form.get('requestId')), words)
    case 'withdraw':
      return withdraw(applicant)
    default:
      return malformed()
  }
}

async function ask({ actor, mine, locale }: Applicant, words: string) {
  const t = translate(copy, locale)
  const { id } = mine.application
  const asked = await askTheClub(getCtx(), actor, { applicationId: id, words })
  if (asked.ok) return redirectWith(paths.application(id), { tone: 'good', text: t('askFlash') })
  const amiss = (message: string) => tell({ about: 'ask', requestId: null, message, words, href: null })
  switch (asked.reason) {
    case 'not_found':
      return notFound()
    case 'closed':
      return redirect(paths.application(id))
    case 'empty':
      return amiss(t('askEmpty'))
    case 'enough_questions':
      return amiss(t('askEnough'))
    default:
      return never(asked.reason)
  }
}

async function reply({ actor, mine, locale }: Applicant, requestId: string, words: string) {
  const t = translate(copy, locale)
  const { id } = mine.application
  const replied = await replyToRequest(getCtx(), actor, { applicationId: id, requestId, words })
  if (replied.ok) return redirectWith(paths.application(id), { tone: 'good', text: t('replyFlash') })
  const amiss = (message: string, href: string | null = null) =>
    tell({ about: 'reply', requestId, message, words, href })
  switch (replied.reason) {
    case 'not_found':
      return notFound()
    case 'closed':
      return redirect(paths.application(id))
    case 'words_missing':
      return amiss(t('replyMissing'))
    case 'not_whole':
      return amiss(t('replyNotWhole'), paths.applicationStep(id, replied.next))
    default:
      return never(replied)
  }
}

async function withdraw({ actor, mine, locale }: Applicant) {
  const t = translate(copy, locale)
  const { id } = mine.application
  const withdrawn = await withdrawApplication(getCtx(), actor, { applicationId: id })
  if (withdrawn.ok) return redirectWith(paths.application(id), { tone: 'info', text: t('withdrawFlash') })
  if (withdrawn.reason === 'not_found') return notFound()
  return redirectWith(paths.application(id), { tone: 'info', text: t('withdrawDecided') })
}

function tell(amiss: Amiss) {
  return data({ amiss }, { status: 422 })
}

function textOf(entry: FormDataEntryValue | null): string {
  return typeof entry === 'string' ? entry : ''
}
