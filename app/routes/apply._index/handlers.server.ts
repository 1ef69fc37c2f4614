import { type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { readClub } from '~/domain/brands/read-club.server'
import { listPublicFlows } from '~/domain/qualification/queries.server'
import { paths } from '~/shared/paths'
import { getCtx } from '~/web/ctx.server'
import { doorFrame } from '~/web/door-frame.server'
import { readVisitor } from '~/web/visitor.server'

/** The public doors; where there is but one, it is this page. */
export async function loadDoors({ request }: LoaderFunctionArgs) {
  const visitor = await readVisitor(request)
  const { locale } = visitor
  const { db } = getCtx()
  const flows = await listPublicFlows(db)
  const [only] = flows
  if (only && flows.length === 1) throw redirect(paths.applyFlow(only.slug))
  const { name: club } = await readClub(db)
  return {
    frame: { locale },
    ...(await doorFrame(visitor)),
    club,
    doors: flows.map(({ slug, brand, name, story }) => ({
      href: paths.applyFlow(slug),
      name: name[locale],
      brandName: brand?.name ?? '',
      accent: brand?.accent ?? null,
      opening: firstParagraph(story[locale]),
    })),
  }
}

function firstParagraph(text: string): string {
  return text.split(/\n\s*\n/)[0]?.trim() ?? ''
}
