import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node'
import { answerVouch, type VouchAnswer } from '~/domain/applications/answer-vouch.server'
import { isLiving } from '~/domain/applications/policy'
import { findVouchAsked } from '~/domain/applications/vouch-queries.server'
import { readClub } from '~/domain/brands/read-club.server'
import { never } from '~/domain/kernel/result'
import { translate } from '~/shared/copy'
import { paths } from '~/shared/paths'
import { getCtx } from '~/web/ctx.server'
import { readFlash, redirectWith } from '~/web/flash.server'
import { malformed, notFound } from '~/web/form.server'
import { personName } from '~/web/person-name'
import { requirePerson } from '~/web/visitor.server'
import { copy } from './copy'

/** For the member who was asked, and nobody else. */
export async function loadVouch({ request, params }: LoaderFunctionArgs) {
  const { actor, locale } = await requirePerson(request)
  const { flash, headers } = readFlash(request)
  const { db } = getCtx()
  const vouch = (await findVouchAsked(db, actor, params.vouchId ?? '')) ?? notFound()
  const clubName = (await readClub(db)).name
  return data(
    {
      frame: { locale, accent: vouch.brand?.accent ?? null },
      flash,
      clubName,
      brandName: vouch.brand?.name ?? clubName,
      accent: vouch.brand?.accent,
      id: vouch.id,
      applicantName: personName(vouch.applicant),
      programme: vouch.programme[locale],
      line: vouch.line,
      state: vouch.state,
      words: vouch.words,
      isOver: vouch.isWithdrawn || !isLiving(vouch.applicationState),
    },
    { headers },
  )
}

/** Takes the member's answer; what they wrote stays when it cannot be taken. */
export async function postAnswer({ request, params }: ActionFunctionArgs) {
  const { actor, locale } = await requirePerson(request)
  const t = translate(copy, locale)
  const vouchId = params.vouchId ?? ''
  const given = readAnswer(await request.formData()) ?? malformed()
  const answer = await answerVouch(getCtx(), actor, vouchId, given)
  const words = given.answer === 'give' ? given.words : ''
  const leadBack = (tone: 'good' | 'info', text: string) => redirectWith(paths.vouch(vouchId), { tone, text })
  if (answer.ok)
    return given.answer === 'give' ? leadBack('good', t('thanks')) : leadBack('info', t('declinedFlash'))
  switch (answer.reason) {
    case 'not_found':
      return notFound()
    case 'over':
      return leadBack('info', t('over_text'))
    case 'already_given':
      return leadBack('info', t('stays'))
    case 'not_a_member':
      return data({ message: t('notAMember'), words }, { status: 409 })
    case 'words_missing':
      return data({ message: t('wordsMissing'), words }, { status: 422 })
    default:
      return never(answer)
  }
}

function readAnswer(form: FormData): VouchAnswer | null {
  const words = form.get('words')
  switch (form.get('answer')) {
    case 'give':
      return { answer: 'give', words: typeof words === 'string' ? words : '' }
    case 'decline':
      return { answer: 'decline' }
    default:
      return null
  }
}
