import { classNames } from './class-names'

/** The first letter of a house, in a thin ring. */
export function Monogram({ name, large }: { name: string; large?: boolean }) {
  const letter = name
    .replace(/^(Le |La |Les |L’|Maison |Domaine |The )+(?=\S)/i, '')
    .charAt(0)
    .toLocaleUpperCase('fr')
  return (
    <span className={classNames('monogram', large && 'monogram-large')} aria-hidden="true">
      {letter}
    </span>
  )
}
