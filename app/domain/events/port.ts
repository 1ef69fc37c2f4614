import type { PictureFormat, PictureWidth } from './pictures'

export type Drawing = {
  storedAs: string
  /** The part to show, in pixels of the kept picture. */
  crop: { left: number; top: number; width: number; height: number }
  width: PictureWidth
  format: PictureFormat
}

/** Draws a kept picture in one of the sizes of the house; null when its bytes are gone. Never enlarged. */
export type DrawPicture = (drawing: Drawing) => Promise<Uint8Array | null>

/** How wide and high a kept picture is. */
export type MeasurePicture = (bytes: Uint8Array) => Promise<{ width: number; height: number }>
