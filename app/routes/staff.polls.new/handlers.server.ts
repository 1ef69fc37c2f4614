import { randomUUID } from 'node:crypto'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { listBrands } from '~/domain/brands/queries.server'
import { listRanks } from '~/domain/events/queries.server'
import { brandsOf, runsTheClub, type SignedIn } from '~/domain/kernel/actor'
import { never } from '~/domain/kernel/result'
import { homeZone } from '~/domain/permission/types'
import { createPoll } from '~/domain/wishes/create-poll.server'
import { pollForm } from '~/domain/wishes/schema'
import { translate } from '~/shared/copy'
import { dayInZone } from '~/shared/format'
import { paths } from '~/shared/paths'
import { getCtx } from '~/web/ctx.server'
import { redirectWith } from '~/web/flash.server'
import { answerForm, notFound, parseForm } from '~/web/form.server'
import { requireStaff } from '~/web/visitor.server'
import { copy } from './copy'

const mayAsk = (who: SignedIn) => brandsOf(who).length > 0

export async function loadNewPoll({ request }: LoaderFunctionArgs) {
  const { actor, locale } = await requireStaff(request, mayAsk)
  const { db } = getCtx()
  const brands = await listBrands(db, actor)
  const ranks = await listRanks(db)
  return {
    frame: { locale },
    id: randomUUID(),
    asksForTheClub: runsTheClub(actor),
    brands: brands.map(({ id, name }) => ({ value: id, label: name })),
    ranks: ranks.map(({ rank, name }) => ({ value: String(rank), label: name[locale] })),
    today: dayInZone(new Date(), homeZone),
  }
}

export async function postPoll({ request }: ActionFunctionArgs) {
  const { actor, locale } = await requireStaff(request, mayAsk)
  const t = translate(copy, locale)
  const form = await parseForm(request, pollForm, locale)
  if (!form.ok) return answerForm(form.submission)
  const { questionFr, questionEn, choices, ...asked } = form.value
  const half = choices.findIndex(({ fr, en }) => (fr === '') !== (en === ''))
  if (half !== -1) {
    const empty = choices[half]?.fr === '' ? 'fr' : 'en'
    return answerForm(form.submission, { fieldErrors: { [`choices[${half}].${empty}`]: [t('half')] } })
  }
  const answer = await createPoll(getCtx(), actor, {
    ...asked,
    question: { fr: questionFr, en: questionEn },
    choices: choices.filter(({ fr }) => fr !== ''),
  })
  if (answer.ok) return redirectWith(paths.staffPolls(), { tone: 'good', text: t('done') })
  switch (answer.reason) {
    case 'not_found':
      return notFound()
    case 'few_choices':
      return answerForm(form.submission, { fieldErrors: { 'choices[0].fr': [t('few_choices')] } })
    case 'closes_before_opening':
      return answerForm(form.submission, { fieldErrors: { lastDay: [t('closes_before_opening')] } })
    case 'already_closed':
      return answerForm(form.submission, { fieldErrors: { lastDay: [t('already_closed')] } })
    default:
      return never(answer.reason)
  }
}
