import { useState } from 'react'
import { Button } from '~/ui/button'
import { useCopy } from '~/ui/locale'
import { useScript } from '~/ui/use-script'
import { copy } from './copy'

/** Copies an address where a script runs; elsewhere the address is selected by hand. */
export function CopyAddress({ address, name }: { address: string; name: string }) {
  const t = useCopy(copy)
  const [isCopied, setIsCopied] = useState(false)
  if (!useScript()) return null
  return (
    <span>
      <Button
        variant="quiet"
        aria-label={name}
        onClick={() => void navigator.clipboard?.writeText(address).then(() => setIsCopied(true))}
      >
        {t('copyAddress')}
      </Button>
      <span role="status" className="ml-2 text-sm text-soft">
        {isCopied ? t('copied') : ''}
      </span>
    </span>
  )
}
