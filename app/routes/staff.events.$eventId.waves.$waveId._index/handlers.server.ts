import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { removeRecipient } from '~/domain/invitations/remove-recipient.server'
import { waveFormSchema } from '~/domain/invitations/schema'
import { sendWave } from '~/domain/invitations/send-wave.server'
import { readWave } from '~/domain/invitations/wave-queries.server'
import { writeWave } from '~/domain/invitations/write-wave.server'
import type { SignedIn } from '~/domain/kernel/actor'
import { type Locale, translate } from '~/shared/copy'
import { formatMoment } from '~/shared/format'
import { paths } from '~/shared/paths'
import { getCtx } from '~/web/ctx.server'
import { redirectWith } from '~/web/flash.server'
import { answerForm, malformed, notFound, parseForm } from '~/web/form.server'
import { requireStaff } from '~/web/visitor.server'
import { copy } from './copy'
import { tellDraftPerson, tellMergeProblem, tellObstacle, tellSentPerson } from './tell'

export async function loadWave({ request, params }: LoaderFunctionArgs) {
  const { actor, locale } = await requireStaff(request)
  const asked = { eventId: params.eventId ?? '', waveId: params.waveId ?? '' }
  const wave = (await readWave(getCtx().db, actor, asked)) ?? notFound()
  const { event, words } = wave
  const shared = {
    frame: { locale, accent: event.brand.accent },
    eventId: event.id,
    waveId: wave.id,
    eventTitle: event.title[locale],
    words,
  }
  if (wave.state === 'sent') {
    return {
      ...shared,
      isSent: true as const,
      sentAt: formatMoment(wave.sentAt, event.timeZone, locale),
      people: wave.people.map(person => tellSentPerson(person, asked, event.timeZone, locale)),
    }
  }
  return {
    ...shared,
    isSent: false as const,
    mark: wave.mark,
    people: wave.people.map(person => tellDraftPerson(person, asked, locale)),
    obstacles: wave.obstacles.map(obstacle => tellObstacle(obstacle, locale)),
    now: wave.people.filter(person => person.reach.kind === 'now').length,
    later: wave.people.filter(person => person.reach.kind === 'later').length,
  }
}

type Asked = { eventId: string; waveId: string }
type Answer = Response | ReturnType<typeof answerForm>

export async function postWave({ request, params }: ActionFunctionArgs): Promise<Answer> {
  const { actor, locale } = await requireStaff(request)
  const asked = { eventId: params.eventId ?? '', waveId: params.waveId ?? '' }
  const form = await request.formData()
  switch (form.get('intent')) {
    case 'write':
      return write(actor, asked, form, locale)
    case 'remove':
      return remove(actor, asked, String(form.get('invitationId') ?? ''), locale)
    case 'send':
      return send(actor, asked, String(form.get('mark') ?? ''), locale)
    default:
      return malformed()
  }
}

async function write(actor: SignedIn, asked: Asked, form: FormData, locale: Locale): Promise<Answer> {
  const read = await parseForm(
    form,
    waveFormSchema(problem => tellMergeProblem(problem, locale)),
    locale,
  )
  if (!read.ok) return answerForm(read.submission)
  const { subjectFr, subjectEn, bodyFr, bodyEn, senderName, senderTitle } = read.value
  const words = {
    subject: { fr: subjectFr, en: subjectEn },
    body: { fr: bodyFr, en: bodyEn },
    senderName,
    senderTitle,
  }
  const written = await writeWave(getCtx(), actor, { waveId: asked.waveId, words })
  if (written.ok) return backTo(asked, 'good', translate(copy, locale)('kept'))
  if (written.reason === 'not_found') return notFound()
  if (written.reason === 'already_sent') return backTo(asked, 'warn', translate(copy, locale)('already_sent'))
  return answerForm(read.submission, {
    formErrors: written.problems.map(problem => tellMergeProblem(problem, locale)),
  })
}

async function remove(actor: SignedIn, asked: Asked, invitationId: string, locale: Locale): Promise<Answer> {
  const t = translate(copy, locale)
  const removed = await removeRecipient(getCtx(), actor, { waveId: asked.waveId, invitationId })
  if (removed.ok) return backTo(asked, 'good', t('removed'))
  return removed.reason === 'not_found' ? notFound() : backTo(asked, 'warn', t('already_sent'))
}

async function send(actor: SignedIn, asked: Asked, mark: string, locale: Locale): Promise<Answer> {
  const t = translate(copy, locale)
  const sent = await sendWave(getCtx(), actor, { waveId: asked.waveId, mark })
  if (sent.ok) return backTo(asked, 'good', t('sent', { count: sent.value.sent }))
  if (sent.reason === 'not_found') return notFound()
  return backTo(asked, 'warn', t(sent.reason === 'changed' ? 'changed' : 'blocked'))
}

function backTo({ eventId, waveId }: Asked, tone: 'good' | 'warn', text: string): Response {
  return redirectWith(paths.staffWave(eventId, waveId), { tone, text })
}
