import { Link } from '@remix-run/react'
import { encode } from 'uqr'
import { paths } from '~/shared/paths'
import { Button } from '~/ui/button'
import { Caps } from '~/ui/caps'
import { useCopy } from '~/ui/locale'
import { useScript } from '~/ui/use-script'
import { copy } from './copy'
import type { DoorView } from './tell-flow.server'

type DoorCardProps = { flowId: string; name: string; door: DoorView }

/** A card for the counter of a salon or a dealer: the name, the sign, the address, the code. */
export function DoorCard({ flowId, name, door }: DoorCardProps) {
  const t = useCopy(copy)
  const isScripted = useScript()
  return (
    <div className="grid gap-8">
      <p data-print="hide" className="flex flex-wrap items-center gap-x-7">
        <Link to={paths.staffFlow(flowId)} className="link py-2.5">
          {t('back')}
        </Link>
        {isScripted ? (
          <Button variant="outlined" size="small" onClick={() => window.print()}>
            {t('printNow')}
          </Button>
        ) : null}
      </p>
      <article className="door-card">
        <Caps accent>{t('cardOver')}</Caps>
        <h1 className="display-lg">{name}</h1>
        <Sign address={door.address} label={t('qr', { address: door.address })} />
        <p className="voice">{t('cardText')}</p>
        <p className="break-all">{door.address.replace(/^https?:\/\//, '')}</p>
        <Caps>{t('cardCode', { code: door.code })}</Caps>
      </article>
    </div>
  )
}

function Sign({ address, label }: { address: string; label: string }) {
  const { data, size } = encode(address, { border: 0, ecc: 'M' })
  const path = data.flatMap((row, y) => row.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : ''))).join('')
  return (
    <svg
      viewBox={`-2 -2 ${size + 4} ${size + 4}`}
      className="door-sign"
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
    >
      <rect x="-2" y="-2" width={size + 4} height={size + 4} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  )
}
