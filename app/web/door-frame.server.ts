import { getCtx } from '~/composition.server'
import { readMyAddress } from '~/domain/accounts/queries.server'
import type { SignedIn } from '~/domain/kernel/actor'
import { defineCopy, translate } from '~/shared/copy'
import { paths } from '~/shared/paths'
import { memberNav } from './member-nav'
import { personName } from './person-name'
import type { Visitor } from './visitor.server'

const copy = defineCopy({
  fr: { doors: 'Demander à entrer', signIn: 'Entrer' },
  en: { doors: 'Ask to enter', signIn: 'Come in' },
})

/** The frame around a public door: a person's own entries when they have signed in, else the two ways in. */
export async function doorFrame({ actor, person, locale }: Visitor) {
  if (actor?.kind === 'person' && person) {
    const name = personName(person) || (await readMyAddress(getCtx(), actor))
    return { nav: memberNav(locale, person.standing), account: { name, href: paths.account() } }
  }
  const t = translate(copy, locale)
  return {
    nav: [
      { to: paths.apply(), label: t('doors') },
      { to: paths.signIn(), label: t('signIn') },
    ],
    account: null,
  }
}

/** The one who has signed in, null for a stranger and for the holder of a letter. */
export function signedInOf({ actor }: Visitor): SignedIn | null {
  return actor?.kind === 'person' ? actor : null
}
