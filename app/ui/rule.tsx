import { classNames } from './class-names'

export function Rule({ className }: { className?: string }) {
  return <hr className={classNames('my-8', className)} />
}
