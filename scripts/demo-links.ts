import { getComposition } from '~/composition.server'
import { issueSignInLink } from '~/domain/accounts/issue-sign-in-link.server'
import { normaliseAddress } from '~/domain/kernel/address'
import { seedRows } from './demo/seed-rows'

const order = ['member', 'applicant', 'brandStaff', 'manager', 'door']
const titles: Record<string, string> = { brandStaff: 'brand staff' }

/** One ready sign-in link for each persona of the demonstration club, in any browser, good once and for fifteen minutes. */
export async function demoLinks(): Promise<{ persona: string; url: string }[]> {
  const { ctx, close } = getComposition()
  try {
    const links: { persona: string; url: string }[] = []
    for (const persona of order) {
      const row = [...seedRows.people, ...seedRows.staff].find(each => each.persona === persona)
      const person = await ctx.db
        .selectFrom('persons')
        .select('id')
        .where('address_norm', '=', normaliseAddress(row?.address ?? '') ?? '')
        .executeTakeFirst()
      if (person)
        links.push({ persona: titles[persona] ?? persona, url: (await issueSignInLink(ctx, person.id)).url })
    }
    return links
  } finally {
    await close()
  }
}
