import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { runsTheClub } from '~/domain/kernel/actor'
import { createTier } from '~/domain/tiers/create-tier.server'
import { moveTier } from '~/domain/tiers/move-tier.server'
import { countMembersByTier, listTiers } from '~/domain/tiers/queries.server'
import { ladderAct } from '~/domain/tiers/schema'
import type { Tier } from '~/domain/tiers/types'
import { tellRule } from '~/domain/tiers/words'
import { type Locale, translate } from '~/shared/copy'
import { joinList } from '~/shared/format'
import { paths } from '~/shared/paths'
import { getCtx } from '~/web/ctx.server'
import { redirectWith } from '~/web/flash.server'
import { answerForm, malformed, notFound, parseForm } from '~/web/form.server'
import { requireStaff } from '~/web/visitor.server'
import { copy } from './copy'

export async function loadTiers({ request }: LoaderFunctionArgs) {
  const { locale } = await requireStaff(request, runsTheClub)
  const { db } = getCtx()
  const t = translate(copy, locale)
  const tiers = await listTiers(db)
  const members = await countMembersByTier(db)
  return {
    frame: { locale },
    order: tiers.map(tier => tier.id).join(),
    tiers: tiers
      .map((tier, index) => ({
        id: tier.id,
        slug: tier.slug,
        rank: tier.rank,
        name: tier.name[locale],
        members: members.get(tier.id) ?? 0,
        gives: tellGifts(tier, locale),
        rise: index === 0 ? t('entry') : tellRule(tier.riseRule, locale),
        stay: index === 0 ? t('lowest') : tellRule(tier.stayRule, locale, 'stay'),
        mayRise: index < tiers.length - 1,
        mayFall: index > 0,
      }))
      .reverse(),
  }
}

function tellGifts(tier: Tier, locale: Locale): string {
  const t = translate(copy, locale)
  const { earlyAccessHours, guestsPerEvent, nominationsPerYear, conciergePerYear } = tier
  const gifts = [
    earlyAccessHours > 0 ? t('hours', { count: earlyAccessHours }) : '',
    guestsPerEvent > 0 ? t('guests', { count: guestsPerEvent }) : '',
    nominationsPerYear > 0 ? t('nominations', { count: nominationsPerYear }) : '',
    conciergePerYear > 0 ? t('concierge', { count: conciergePerYear }) : '',
  ]
  return joinList(gifts, locale) || t('nothing')
}

/** Adds a tier, or exchanges two neighbours. */
export async function postTiers({ request }: ActionFunctionArgs) {
  const { actor, locale } = await requireStaff(request, runsTheClub)
  const t = translate(copy, locale)
  const form = await parseForm(request, ladderAct, locale)
  if (!form.ok) return answerForm(form.submission)
  const { value } = form
  if (value.intent === 'move') {
    const [tierId, to] = value.move
    if (!tierId) return malformed()
    const moved = await moveTier(getCtx(), actor, { tierId, to, order: value.order.split(',') })
    if (moved.ok || moved.reason === 'at_the_end')
      return redirectWith(paths.staffTiers(), { tone: 'good', text: t('moved') })
    return moved.reason === 'not_found'
      ? notFound()
      : redirectWith(paths.staffTiers(), { tone: 'warn', text: t('edited_elsewhere') })
  }
  const { slug, nameFr, nameEn } = value
  const made = await createTier(getCtx(), actor, { slug, name: { fr: nameFr, en: nameEn } })
  if (made.ok) return redirectWith(paths.staffTier(slug), { tone: 'good', text: t('added') })
  if (made.reason === 'not_found') return notFound()
  return answerForm(form.submission, {
    fieldErrors: { slug: [t(made.reason === 'slug_taken' ? 'slug_taken' : 'ladderFull')] },
  })
}
