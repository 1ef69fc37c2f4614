import { useNavigate } from '@remix-run/react'
import { browserSupportsWebAuthn, startRegistration } from '@simplewebauthn/browser'
import { useEffect, useState } from 'react'
import { paths } from '~/shared/paths'
import { Button } from '~/ui/button'
import { useCopy } from '~/ui/locale'
import { Notice } from '~/ui/notice'
import { copy } from './copy'

/** There only where a script runs and the browser knows passkeys. */
export function AddPasskey() {
  const t = useCopy(copy)
  const navigate = useNavigate()
  const [isOffered, offer] = useState(false)
  const [state, setState] = useState<'still' | 'asking' | 'failed'>('still')
  useEffect(() => offer(browserSupportsWebAuthn()), [])
  if (!isOffered) return null

  const add = async () => {
    setState('asking')
    try {
      const { challengeId, options } = await post({})
      await post({ challengeId, response: await startRegistration({ optionsJSON: options }) })
      setState('still')
      navigate(paths.account(), { replace: true, preventScrollReset: true })
    } catch {
      setState('failed')
    }
  }
  return (
    <div className="mt-6 grid justify-items-start gap-5">
      <Button variant="outlined" size="small" pending={state === 'asking'} onClick={add}>
        {t('add')}
      </Button>
      {state === 'failed' ? (
        <Notice tone="warn" live>
          {t('addFailed')}
        </Notice>
      ) : null}
    </div>
  )
}

async function post(message: object) {
  const answer = await fetch(paths.passkeys(), {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(message),
  })
  if (!answer.ok) throw new Error(`the house answered ${answer.status}`)
  return answer.json()
}
