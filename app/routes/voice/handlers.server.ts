import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node'
import { readMyWord } from '~/domain/permission/queries.server'
import { readMyFacts } from '~/domain/profile/queries.server'
import { translate } from '~/shared/copy'
import { paths } from '~/shared/paths'
import { getCtx } from '~/web/ctx.server'
import { readFlash, redirectWith } from '~/web/flash.server'
import { malformed, notFound } from '~/web/form.server'
import { memberNav } from '~/web/member-nav'
import { personName } from '~/web/person-name'
import { readVisitor, requireAnyone } from '~/web/visitor.server'
import { copy } from './copy'
import { grantWish } from './grant-wish.server'
import { readWish, type Wish } from './read-wish'
import { tellVoice } from './tell-voice'

export async function loadVoice({ request }: LoaderFunctionArgs) {
  const actor = await requireAnyone(request)
  const { locale, person } = await readVisitor(request)
  const { flash, headers } = readFlash(request)
  const { db } = getCtx()
  const word = await readMyWord(db, actor)
  if (!word) notFound()
  const isIn = actor.kind === 'person'
  return data(
    {
      frame: { locale },
      flash,
      isIn,
      nav: isIn ? memberNav(locale, person?.standing) : [],
      account: isIn && person ? { name: personName(person), href: paths.account() } : null,
      ...tellVoice(word, await readMyFacts(db, actor), new Date(), locale),
    },
    { headers },
  )
}

export async function postVoice({ request }: ActionFunctionArgs) {
  const actor = await requireAnyone(request)
  const { locale } = await readVisitor(request)
  const form = await request.formData()
  const wish = readWish(form)
  if (!wish) malformed()
  const answer = await grantWish(getCtx(), actor, wish, locale)
  const t = translate(copy, locale)
  if (answer.ok) return redirectWith(paths.voice(), { tone: 'good', text: t(answer.told) })
  if (answer.told === 'gone') return redirectWith(paths.voice(), { tone: 'info', text: t('gone') })
  return data({ amiss: { ...where(wish), message: t(answer.told) } }, { status: 422 })
}

/** The form that asked for it, so that what was typed stays in it. */
function where(wish: Wish): { form: string; typed: string } {
  if (wish.intent === 'correct') return { form: wish.factId, typed: wish.value }
  return { form: wish.intent, typed: wish.intent === 'pause' ? wish.until : '' }
}
