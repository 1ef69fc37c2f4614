import { useEffect, useRef, useState } from 'react'
import { Button } from '~/ui/button'
import { useCopy } from '~/ui/locale'
import { copy } from './copy'

type ScanPartProps = { onCode: (text: string) => void }

const everyMs = 150
/** The same code held before the camera is one scan. */
const sameForMs = 4_000
const longestSide = 960

/** The camera, while it is open, and what it reads. */
export function ScanPart({ onCode }: ScanPartProps) {
  const t = useCopy(copy)
  const [state, setState] = useState<'closed' | 'open' | 'failed'>('closed')
  const video = useRef<HTMLVideoElement>(null)
  const heard = useRef(onCode)
  heard.current = onCode
  useEffect(() => {
    if (state !== 'open' || !video.current) return
    return watch(
      video.current,
      text => heard.current(text),
      () => setState('failed'),
    )
  }, [state])
  return (
    <div className="grid gap-3">
      {state === 'open' ? (
        <>
          <div className="door-camera">
            <video ref={video} muted playsInline />
          </div>
          <p className="text-center text-sm text-soft">{t('aim')}</p>
        </>
      ) : null}
      {state === 'failed' ? <p className="text-warn">{t('noCamera')}</p> : null}
      <Button
        full
        variant={state === 'open' ? 'outlined' : 'primary'}
        onClick={() => setState(state === 'open' ? 'closed' : 'open')}
      >
        {t(state === 'open' ? 'stop' : 'scan')}
      </Button>
    </div>
  )
}

/** Opens the camera behind the telephone and tells every code that comes before it; returns what closes it. */
function watch(video: HTMLVideoElement, tell: (text: string) => void, fail: () => void): () => void {
  let closed = false
  let stream: MediaStream | undefined
  let last = { text: '', at: 0 }
  const canvas = document.createElement('canvas')
  async function open() {
    const { readCode } = await import('./read-code')
    stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: { ideal: 'environment' } } })
    if (closed) return close()
    video.srcObject = stream
    await video.play()
    while (!closed) {
      const picture = takePicture(video, canvas)
      const text = picture && (await readCode(picture))
      const now = Date.now()
      if (text && !closed && (text !== last.text || now - last.at > sameForMs)) tell(text)
      if (text) last = { text, at: now }
      await new Promise(resolve => setTimeout(resolve, everyMs))
    }
  }
  function close() {
    closed = true
    for (const track of stream?.getTracks() ?? []) track.stop()
  }
  open().catch(() => {
    const wasOpen = !closed
    close()
    if (wasOpen) fail()
  })
  return close
}

function takePicture(video: HTMLVideoElement, canvas: HTMLCanvasElement): ImageData | null {
  const { videoWidth, videoHeight } = video
  if (videoWidth === 0) return null
  const scale = Math.min(1, longestSide / Math.max(videoWidth, videoHeight))
  canvas.width = Math.round(videoWidth * scale)
  canvas.height = Math.round(videoHeight * scale)
  const context = canvas.getContext('2d', { willReadFrequently: true })
  if (!context) return null
  context.drawImage(video, 0, 0, canvas.width, canvas.height)
  return context.getImageData(0, 0, canvas.width, canvas.height)
}
