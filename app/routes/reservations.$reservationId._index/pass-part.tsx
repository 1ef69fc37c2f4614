import { Link } from '@remix-run/react'
import { paths } from '~/shared/paths'
import { CodeFigure } from '~/ui/code-figure'
import { useCopy } from '~/ui/locale'
import { copy } from './copy'
import type { ReservationPageView } from './view'

type PassPartProps = { id: string; pass: NonNullable<ReservationPageView['pass']> }

/** The person's own code, small, and the way to those of the whole party, large. */
export function PassPart({ id, pass }: PassPartProps) {
  const t = useCopy(copy)
  return (
    <Link to={paths.reservationPass(id)} className="pass-small mt-7">
      <CodeFigure code={pass.code} label={t('passCode')} />
      <span className="grid gap-1">
        <span className="font-display text-xl">{t('pass', { count: pass.count })}</span>
        <span className="text-sm text-soft">{t('passText', { count: pass.count })}</span>
      </span>
    </Link>
  )
}
