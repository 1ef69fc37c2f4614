/** The frame over a picture, in hundredths of its width and height. */
export type Frame = { x: number; y: number; width: number; height: number }

/** What is held: the frame itself, or the corner that makes it larger. */
export type Grip = 'frame' | 'corner'

/** No side goes below this: the house keeps no smaller part. */
const least = 10

/** The frame after a movement, within the picture: moved as a whole, or from its lower right corner. */
export function moveCrop(frame: Frame, grip: Grip, by: { x: number; y: number }): Frame {
  if (grip === 'corner')
    return {
      ...frame,
      width: round(within(frame.width + by.x, least, 100 - frame.x)),
      height: round(within(frame.height + by.y, least, 100 - frame.y)),
    }
  return {
    ...frame,
    x: round(within(frame.x + by.x, 0, 100 - frame.width)),
    y: round(within(frame.y + by.y, 0, 100 - frame.height)),
  }
}

const steps: Readonly<Record<string, { x: number; y: number }>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
}

/** An arrow moves the frame by a hundredth; with the shift key it makes it larger or smaller. Null for any other key. */
export function pressCrop(frame: Frame, grip: Grip, key: { key: string; shiftKey: boolean }): Frame | null {
  const step = steps[key.key]
  return step ? moveCrop(frame, key.shiftKey ? 'corner' : grip, step) : null
}

function within(value: number, from: number, to: number): number {
  return Math.min(Math.max(value, from), to)
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}
