import type { MetaFunction } from '@remix-run/node'
import { Link, useActionData, useLoaderData } from '@remix-run/react'
import { translate } from '~/shared/copy'
import { paths } from '~/shared/paths'
import { useCopy } from '~/ui/locale'
import { PageHead } from '~/ui/page-head'
import { Compose } from './compose'
import { copy } from './copy'
import { Departure } from './departure'
import { loadWave, postWave } from './handlers.server'
import { Recipients } from './recipients'
import { Sent } from './sent'

export const loader = loadWave
export const action = postWave

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${translate(copy, data?.frame.locale ?? 'fr')('title')} · Connivence` },
]

export default function Wave() {
  const wave = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()?.result
  const t = useCopy(copy)
  const over = <Link to={paths.staffEvent(wave.eventId)}>{wave.eventTitle}</Link>
  if (wave.isSent) {
    return (
      <div className="grid gap-12">
        <PageHead over={over} title={t('titleSent')} text={t('sentText', { moment: wave.sentAt })} />
        <Sent people={wave.people} />
      </div>
    )
  }
  const { people, eventId, waveId, words, mark, obstacles, now, later } = wave
  return (
    <div className="grid gap-14">
      <PageHead over={over} title={t('title')} text={t('text')} />
      <Compose {...{ words, result }} />
      <Recipients {...{ people, eventId, waveId }} />
      <Departure {...{ mark, obstacles, now, later }} />
    </div>
  )
}
