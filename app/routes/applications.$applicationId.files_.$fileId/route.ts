import type { LoaderFunctionArgs } from '@remix-run/node'
import { readMyFile } from '~/domain/applications/file-queries.server'
import { answerFile } from '~/web/attachment.server'
import { getCtx } from '~/web/ctx.server'
import { notFound } from '~/web/form.server'
import { requirePerson } from '~/web/visitor.server'

/** A file of one's own application. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { actor } = await requirePerson(request)
  const asked = { applicationId: params.applicationId ?? '', fileId: params.fileId ?? '' }
  return answerFile((await readMyFile(getCtx(), actor, asked)) ?? notFound())
}
