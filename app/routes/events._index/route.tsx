import type { MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { translate } from '~/shared/copy'
import { copy } from './copy'
import { loadProgramme } from './handlers.server'
import { ProgrammePage } from './page'

export const loader = loadProgramme

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${translate(copy, data?.frame.locale ?? 'fr')('title')} · Connivence` },
]

export default function Programme() {
  return <ProgrammePage {...useLoaderData<typeof loader>()} />
}
