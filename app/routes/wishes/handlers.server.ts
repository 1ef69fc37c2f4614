import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node'
import { never } from '~/domain/kernel/result'
import { readStandingOf } from '~/domain/memberships/queries.server'
import { homeZone } from '~/domain/permission/types'
import { makeWish } from '~/domain/wishes/make-wish.server'
import { listMyPolls } from '~/domain/wishes/poll-queries.server'
import { wishForm } from '~/domain/wishes/schema'
import { listMyWishes, type MyWish } from '~/domain/wishes/wish-queries.server'
import { listModels } from '~/domain/wishes/wish-store.server'
import { withdrawWish } from '~/domain/wishes/withdraw-wish.server'
import { seasonChoices, tellWish } from '~/domain/wishes/words'
import { type Locale, translate } from '~/shared/copy'
import { dayInZone, formatDay } from '~/shared/format'
import { paths } from '~/shared/paths'
import { getCtx } from '~/web/ctx.server'
import { readFlash, redirectWith } from '~/web/flash.server'
import { answerForm, notFound, parseForm } from '~/web/form.server'
import { memberNav } from '~/web/member-nav'
import { personName } from '~/web/person-name'
import { requirePerson } from '~/web/visitor.server'
import { copy } from './copy'

export async function loadWishes({ request }: LoaderFunctionArgs) {
  const { actor, person, locale } = await requirePerson(request)
  const { db } = getCtx()
  if (!(await readStandingOf(db, actor.personId))) notFound()
  const { flash, headers } = readFlash(request)
  const wishes = await listMyWishes(db, actor)
  const polls = await listMyPolls(db, actor)
  const models = await listModels(db, null)
  return data(
    {
      frame: { locale },
      flash,
      nav: memberNav(locale, person.standing),
      account: { name: personName(person), href: paths.account() },
      polls: polls.map(poll => ({
        id: poll.id,
        question: poll.question[locale],
        isOpen: poll.isOpen,
        isAnswered: poll.mine !== null,
        closes: formatDay(dayInZone(new Date(poll.closesAt.getTime() - 1), homeZone), locale),
      })),
      wishes: wishes.map(wish => tell(wish, locale)),
      seasons: seasonChoices(locale),
      models: models.map(({ id, name, brandName }) => ({ value: id, label: `${name} · ${brandName}` })),
    },
    { headers },
  )
}

function tell({ id, words, madeAt, isRead, uses, ...wish }: MyWish, locale: Locale) {
  return {
    id,
    title: tellWish({ ...wish, words: '' }, locale) || words,
    words: tellWish({ ...wish, words: '' }, locale) ? words : '',
    day: formatDay(dayInZone(madeAt, homeZone), locale),
    isRead,
    uses: uses.map(({ event }) => event && { slug: event.slug, title: event.title[locale] }),
  }
}

export async function postWish({ request }: ActionFunctionArgs) {
  const { actor, locale } = await requirePerson(request)
  const t = translate(copy, locale)
  const form = await request.formData()
  const withdrawn = form.get('withdraw')
  const back = (text: string) => redirectWith(paths.wishes(), { tone: 'good', text })
  if (withdrawn !== null) {
    const answer = await withdrawWish(getCtx(), actor, String(withdrawn))
    return answer.ok ? back(t('withdrawn')) : notFound()
  }
  const read = await parseForm(form, wishForm, locale)
  if (!read.ok) return answerForm(read.submission)
  const { wish, ...parts } = read.value
  const made = await makeWish(getCtx(), actor, { ...parts, words: wish })
  if (made.ok) return back(t('made'))
  switch (made.reason) {
    case 'not_member':
      return notFound()
    case 'unknown_model':
      return answerForm(read.submission, { fieldErrors: { modelId: [t('unknown_model')] } })
    case 'empty':
      return answerForm(read.submission, { fieldErrors: { wish: [t('empty')] } })
    case 'too_many':
      return answerForm(read.submission, { formErrors: [t('tooMany')] }, 409)
    default:
      return never(made.reason)
  }
}
