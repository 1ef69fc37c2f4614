import type { LoaderFunctionArgs } from '@remix-run/node'
import { readFileAsReader } from '~/domain/vetting/read-file.server'
import { answerFile } from '~/web/attachment.server'
import { getCtx } from '~/web/ctx.server'
import { notFound } from '~/web/form.server'
import { requireStaff } from '~/web/visitor.server'

/** A file that was sent with an application, for those who read it. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { actor } = await requireStaff(request)
  const asked = { applicationId: params.applicationId ?? '', fileId: params.fileId ?? '' }
  return answerFile((await readFileAsReader(getCtx(), actor, asked)) ?? notFound())
}
