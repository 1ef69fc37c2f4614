import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node'
import { never } from '~/domain/kernel/result'
import { homeZone } from '~/domain/permission/types'
import { castVote } from '~/domain/wishes/cast-vote.server'
import { readMyPoll } from '~/domain/wishes/poll-queries.server'
import { type Locale, translate } from '~/shared/copy'
import { dayInZone, formatDay } from '~/shared/format'
import { paths } from '~/shared/paths'
import { getCtx } from '~/web/ctx.server'
import { readFlash, redirectWith } from '~/web/flash.server'
import { notFound } from '~/web/form.server'
import { memberNav } from '~/web/member-nav'
import { personName } from '~/web/person-name'
import { requirePerson } from '~/web/visitor.server'
import { copy } from './copy'

export async function loadPoll({ request, params }: LoaderFunctionArgs) {
  const { actor, person, locale } = await requirePerson(request)
  const poll = (await readMyPoll(getCtx().db, actor, params.pollId ?? '')) ?? notFound()
  const { flash, headers } = readFlash(request)
  const { result } = poll
  return data(
    {
      frame: { locale },
      flash,
      nav: memberNav(locale, person.standing),
      account: { name: personName(person), href: paths.account() },
      poll: {
        brandName: poll.brandName,
        question: poll.question[locale],
        isOpen: poll.isOpen,
        lastDay: tellLastDay(poll.closesAt, locale),
        mine: poll.mine,
        choices: poll.choices.map(({ id, label }) => ({ value: id, label: label[locale] })),
        result: result && {
          voters: result.voters,
          choices: poll.choices.map(({ id, label }) => ({
            id,
            label: label[locale],
            count: result.counts[id] ?? 'few',
          })),
        },
      },
    },
    { headers },
  )
}

export async function postVote({ request, params }: ActionFunctionArgs) {
  const { actor, locale } = await requirePerson(request)
  const t = translate(copy, locale)
  const pollId = params.pollId ?? ''
  const choiceId = String((await request.formData()).get('choice') ?? '')
  const answer = await castVote(getCtx(), actor, { pollId, choiceId })
  const poll = answer.ok ? await readMyPoll(getCtx().db, actor, pollId) : null
  if (answer.ok) {
    const day = poll ? tellLastDay(poll.closesAt, locale) : ''
    return redirectWith(paths.poll(pollId), { tone: 'good', text: t('voted', { day }) })
  }
  switch (answer.reason) {
    case 'not_found':
    case 'not_asked':
    case 'not_open':
      return notFound()
    case 'no_choice':
      return data({ refusal: t('choose') }, { status: 422 })
    case 'closed':
      return data({ refusal: t('closed') }, { status: 409 })
    default:
      return never(answer)
  }
}

/** The last day is told, not the midnight that ends it. */
function tellLastDay(closesAt: Date, locale: Locale): string {
  return formatDay(dayInZone(new Date(closesAt.getTime() - 1), homeZone), locale)
}
