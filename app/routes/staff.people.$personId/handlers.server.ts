import type { LoaderFunctionArgs } from '@remix-run/node'
import { brandsOf } from '~/domain/kernel/actor'
import { readPersonForStaff } from '~/domain/profile/read-person.server'
import { getCtx } from '~/web/ctx.server'
import { notFound } from '~/web/form.server'
import { requireStaff } from '~/web/visitor.server'
import { tellPerson } from './tell-person'

export async function loadPerson({ request, params }: LoaderFunctionArgs) {
  const { actor, locale } = await requireStaff(request, who => brandsOf(who).length > 0)
  const person = await readPersonForStaff(getCtx().db, actor, params.personId ?? '')
  if (!person) notFound()
  return { frame: { locale }, ...tellPerson(person, locale) }
}
