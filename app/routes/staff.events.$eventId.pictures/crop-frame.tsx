import { type PointerEvent, useRef } from 'react'
import { useCopy } from '~/ui/locale'
import { copy } from './copy'
import { type Frame, type Grip, moveCrop, pressCrop } from './move-crop'

type CropFrameProps = {
  id: string
  whole: { src: string; width: number; height: number }
  frame: Frame
  onChange: (frame: Frame) => void
}

/** The whole picture with the part that is kept: dragged and drawn larger by hand, or by the arrow keys. */
export function CropFrame({ id, whole, frame, onChange }: CropFrameProps) {
  const t = useCopy(copy)
  const box = useRef<SVGSVGElement>(null)
  const held = useRef<{ grip: Grip; from: { x: number; y: number }; frame: Frame } | null>(null)
  const { x, y, width, height } = frame
  const hint = `crop-hint-${id}`

  const hold = (grip: Grip) => (event: PointerEvent<SVGElement>) => {
    event.currentTarget.setPointerCapture(event.pointerId)
    held.current = { grip, from: { x: event.clientX, y: event.clientY }, frame }
  }
  const drag = (event: PointerEvent<SVGElement>) => {
    const size = box.current?.getBoundingClientRect()
    if (!held.current || !size) return
    const { grip, from } = held.current
    const by = {
      x: (100 * (event.clientX - from.x)) / size.width,
      y: (100 * (event.clientY - from.y)) / size.height,
    }
    onChange(moveCrop(held.current.frame, grip, by))
  }
  const letGo = () => {
    held.current = null
  }
  const gripProps = (grip: Grip) => ({
    role: 'button',
    tabIndex: 0,
    'aria-label': t(grip === 'frame' ? 'cropFrame' : 'cropCorner'),
    'aria-describedby': hint,
    onPointerDown: hold(grip),
    onPointerMove: drag,
    onPointerUp: letGo,
    onPointerCancel: letGo,
    onKeyDown: (event: React.KeyboardEvent) => {
      const next = pressCrop(frame, grip, event)
      if (!next) return
      event.preventDefault()
      onChange(next)
    },
  })
  return (
    <div className="grid gap-2">
      <div className="crop">
        <img src={whole.src} alt="" width={whole.width} height={whole.height} draggable={false} />
        <svg ref={box} viewBox="0 0 100 100" preserveAspectRatio="none">
          <title>{t('crop')}</title>
          <path
            className="crop-veil"
            fillRule="evenodd"
            d={`M0 0H100V100H0Z M${x} ${y}V${y + height}H${x + width}V${y}Z`}
          />
          <rect className="crop-frame" {...{ x, y, width, height }} {...gripProps('frame')} />
          <rect
            className="crop-corner"
            x={x + width - 6}
            y={y + height - 6}
            width={6}
            height={6}
            {...gripProps('corner')}
          />
        </svg>
      </div>
      <p id={hint} className="field-hint">
        {t('cropHint')}
      </p>
      <output className="tabular text-sm text-soft">
        {t('cropRatio', {
          ratio: ((width * whole.width) / (height * whole.height)).toFixed(2),
          width: Math.round((width * whole.width) / 100),
          height: Math.round((height * whole.height) / 100),
        })}
      </output>
    </div>
  )
}
