import { Form } from '@remix-run/react'
import { useState } from 'react'
import { Disclosure } from '~/ui/disclosure'
import { useCopy } from '~/ui/locale'
import { SubmitButton } from '~/ui/submit-button'
import { TextField } from '~/ui/text-field'
import { useScript } from '~/ui/use-script'
import { copy } from './copy'
import { CropFrame } from './crop-frame'
import type { Frame } from './move-crop'

type CropFormProps = {
  id: string
  alt: string
  crop: Frame
  whole: { src: string; width: number; height: number }
}

/** The part that is shown, in hundredths of the whole picture: four figures, and with a script a frame that writes them. */
export function CropForm({ id, alt, crop, whole }: CropFormProps) {
  const t = useCopy(copy)
  const runs = useScript()
  const [typed, setTyped] = useState(() => tell(hundredths(crop)))
  const fields = ['x', 'y', 'width', 'height'] as const
  return (
    <Disclosure summary={t('crop')}>
      <Form method="post" className="mt-4 grid gap-5">
        <input type="hidden" name="pictureId" value={id} />
        {runs ? (
          <CropFrame
            id={id}
            whole={whole}
            frame={read(typed) ?? hundredths(crop)}
            onChange={frame => setTyped(tell(frame))}
          />
        ) : null}
        <div className="grid grid-cols-2 gap-5 sm:grid-cols-4">
          {fields.map(name => (
            <TextField
              key={name}
              name={name}
              id={`${name}-${id}`}
              label={t(name)}
              value={typed[name]}
              onChange={({ currentTarget: { value } }) => setTyped(former => ({ ...former, [name]: value }))}
              inputMode="decimal"
              autoComplete="off"
            />
          ))}
        </div>
        <div>
          <SubmitButton
            variant="outlined"
            name="intent"
            value="crop"
            aria-label={t('of', { action: t('keepCrop'), alt })}
          >
            {t('keepCrop')}
          </SubmitButton>
        </div>
      </Form>
    </Disclosure>
  )
}

type Typed = Record<keyof Frame, string>

function hundredths(crop: Frame): Frame {
  const round = (share: number) => Math.round(share * 1000) / 10
  return { x: round(crop.x), y: round(crop.y), width: round(crop.width), height: round(crop.height) }
}

function tell({ x, y, width, height }: Frame): Typed {
  return { x: String(x), y: String(y), width: String(width), height: String(height) }
}

/** The figures as a frame that can be drawn; null while they are none. */
function read(typed: Typed): Frame | null {
  const figure = (text: string) => (text.trim() === '' ? Number.NaN : Number(text.replace(',', '.')))
  const frame = {
    x: figure(typed.x),
    y: figure(typed.y),
    width: figure(typed.width),
    height: figure(typed.height),
  }
  const isDrawn = Object.values(frame).every(Number.isFinite) && frame.width > 0 && frame.height > 0
  return isDrawn && frame.x + frame.width <= 100.1 && frame.y + frame.height <= 100.1 ? frame : null
}
