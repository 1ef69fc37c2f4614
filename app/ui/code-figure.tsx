import type { DrawnCode } from '~/shared/draw-code'

/** A code to be scanned, dark on light by day and at night, with the blank edge that readers need. */
export function CodeFigure({ code, label }: { code: DrawnCode; label: string }) {
  return (
    <svg
      className="code-figure"
      viewBox={`-4 -4 ${code.size + 8} ${code.size + 8}`}
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
    >
      <rect x="-4" y="-4" width={code.size + 8} height={code.size + 8} className="code-ground" />
      <path d={code.path} className="code-ink" />
    </svg>
  )
}
