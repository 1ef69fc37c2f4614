import type { ReactNode } from 'react'

/** One piece, with its name beside it. */
export function Specimen({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="grid gap-3 border-t border-rule py-7 md:grid-cols-[11rem_minmax(0,1fr)] md:gap-10">
      <p className="text-xs text-soft">{name}</p>
      <div className="min-w-0">{children}</div>
    </div>
  )
}
