import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { runsTheClub } from '~/domain/kernel/actor'
import { deleteTier } from '~/domain/tiers/delete-tier.server'
import { formOfTier, tierForm } from '~/domain/tiers/form'
import { countMembersByTier, listTiers, readTier } from '~/domain/tiers/queries.server'
import { saveTier } from '~/domain/tiers/save-tier.server'
import { tellRule } from '~/domain/tiers/words'
import { translate } from '~/shared/copy'
import { paths } from '~/shared/paths'
import { getCtx } from '~/web/ctx.server'
import { redirectWith } from '~/web/flash.server'
import { answerForm, notFound, parseForm } from '~/web/form.server'
import { requireStaff } from '~/web/visitor.server'
import { copy } from './copy'

export async function loadTier({ request, params }: LoaderFunctionArgs) {
  const { locale } = await requireStaff(request, runsTheClub)
  const { db } = getCtx()
  const tier = (await readTier(db, params.tierSlug ?? '')) ?? notFound()
  const [lowest] = await listTiers(db)
  return {
    frame: { locale },
    name: tier.name[locale],
    rank: tier.rank,
    isLowest: lowest?.id === tier.id,
    members: (await countMembersByTier(db)).get(tier.id) ?? 0,
    rise: tellRule(tier.riseRule, locale),
    stay: tellRule(tier.stayRule, locale, 'stay'),
    form: formOfTier(tier),
  }
}

/** Saves the tier, or takes it out of the ladder. */
export async function postTier({ request, params }: ActionFunctionArgs) {
  const { actor, locale } = await requireStaff(request, runsTheClub)
  const tier = (await readTier(getCtx().db, params.tierSlug ?? '')) ?? notFound()
  const t = translate(copy, locale)
  const sent = await request.formData()
  if (sent.get('intent') === 'delete') {
    const gone = await deleteTier(getCtx(), actor, { tierId: tier.id })
    if (gone.ok) return redirectWith(paths.staffTiers(), { tone: 'good', text: t('deleted') })
    return gone.reason === 'not_found'
      ? notFound()
      : redirectWith(paths.staffTier(tier.slug), { tone: 'warn', text: t('in_use') })
  }
  const words = { bothOrNone: t('bothOrNone'), somethingOrByHand: t('somethingOrByHand') }
  const form = await parseForm(sent, tierForm(words), locale)
  if (!form.ok) return answerForm(form.submission)
  const saved = await saveTier(getCtx(), actor, { tierId: tier.id, ...form.value })
  if (saved.ok) return redirectWith(paths.staffTier(tier.slug), { tone: 'good', text: t('saved') })
  if (saved.reason === 'not_found') return notFound()
  return answerForm(form.submission, { formErrors: [t('edited_elsewhere')] }, 409)
}
