import { browserSupportsWebAuthn, startAuthentication } from '@simplewebauthn/browser'
import { useEffect, useState } from 'react'
import { paths } from '~/shared/paths'
import { Button } from '~/ui/button'
import { useCopy } from '~/ui/locale'
import { Notice } from '~/ui/notice'
import { copy } from './copy'

/** The second way in, there only where a script runs and the browser knows passkeys. */
export function PasskeyDoor({ to }: { to: string }) {
  const t = useCopy(copy)
  const [isOffered, offer] = useState(false)
  const [state, setState] = useState<'still' | 'asking' | 'failed'>('still')
  useEffect(() => offer(browserSupportsWebAuthn()), [])
  if (!isOffered) return null

  const knock = async () => {
    setState('asking')
    try {
      window.location.assign(await openWithPasskey(to))
    } catch {
      setState('failed')
    }
  }
  return (
    <div className="mt-8 grid gap-5 border-t border-rule pt-8">
      <Button variant="outlined" full pending={state === 'asking'} onClick={knock}>
        {t('passkey')}
      </Button>
      {state === 'failed' ? (
        <Notice tone="warn" live>
          {t('passkeyFailed')}
        </Notice>
      ) : null}
    </div>
  )
}

/** Asks the house for a challenge, the device for an answer, and the house to open; returns where to go. */
async function openWithPasskey(to: string): Promise<string> {
  const { challengeId, options } = await post({})
  const response = await startAuthentication({ optionsJSON: options })
  return (await post({ challengeId, response, to })).to
}

async function post(message: object) {
  const answer = await fetch(paths.signInPasskey(), {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(message),
  })
  if (!answer.ok) throw new Error(`the house answered ${answer.status}`)
  return answer.json()
}
