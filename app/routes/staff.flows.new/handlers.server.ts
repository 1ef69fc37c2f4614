import { randomUUID } from 'node:crypto'
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { z } from 'zod'
import { listBrands } from '~/domain/brands/queries.server'
import { slugOf } from '~/domain/events/slug'
import { runsTheClub } from '~/domain/kernel/actor'
import { type CreateFlowRefusal, createFlow } from '~/domain/qualification/create-flow.server'
import { listTiers } from '~/domain/tiers/queries.server'
import { translate } from '~/shared/copy'
import { paths } from '~/shared/paths'
import { getCtx } from '~/web/ctx.server'
import { answerForm, malformed, notFound, parseForm } from '~/web/form.server'
import { requireStaff } from '~/web/visitor.server'
import { copy } from './copy'

const newFlowForm = z.object({
  key: z.uuid(),
  nameFr: z.string().max(300).default(''),
  nameEn: z.string().max(300).default(''),
  slug: z.string().max(60).default(''),
  /** A brand's id, or nothing for the club. */
  brandId: z.union([z.uuid(), z.literal('')]).default(''),
  /** 'join', or the id of the tier that it rises to. */
  purpose: z.union([z.literal('join'), z.uuid()]),
})

export async function loadNewFlow({ request }: LoaderFunctionArgs) {
  const { actor, locale } = await requireStaff(request, runsTheClub)
  const t = translate(copy, locale)
  const { db } = getCtx()
  const [brands, tiers] = await Promise.all([listBrands(db, actor), listTiers(db)])
  return {
    frame: { locale },
    key: randomUUID(),
    brands: [
      { value: '', label: t('club') },
      ...brands.map(brand => ({ value: brand.id, label: brand.name })),
    ],
    purposes: [
      { value: 'join', label: t('join') },
      ...tiers.map(tier => ({ value: tier.id, label: t('rise', { tier: tier.name[locale] }) })),
    ],
  }
}

export async function postNewFlow({ request }: ActionFunctionArgs) {
  const { actor, locale } = await requireStaff(request, runsTheClub)
  const form = await parseForm(request, newFlowForm, locale)
  if (!form.ok) return answerForm(form.submission)
  const { key, nameFr, nameEn, slug, brandId, purpose } = form.value
  const made = await createFlow(getCtx(), actor, {
    id: key,
    slug: slug.trim().toLowerCase() || slugOf(nameFr),
    brandId: brandId || null,
    purpose: purpose === 'join' ? 'join' : 'rise',
    risesToTierId: purpose === 'join' ? null : purpose,
    name: { fr: nameFr.trim(), en: nameEn.trim() },
  })
  if (made.ok) return redirect(paths.staffFlowEdit(made.value.flowId), 303)
  const t = translate(copy, locale)
  return answerForm(form.submission, { fieldErrors: explain(made, key => t(key)) })
}

function explain(
  { reason }: CreateFlowRefusal,
  t: (key: 'name_missing' | 'slug_unreadable' | 'slug_taken') => string,
): Record<string, string[]> {
  switch (reason) {
    case 'name_missing':
      return { nameFr: [t(reason)] }
    case 'slug_unreadable':
    case 'slug_taken':
      return { slug: [t(reason)] }
    case 'not_found':
      return notFound()
    case 'tier_missing':
      return malformed()
  }
}
