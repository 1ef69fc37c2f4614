import { writeFile } from 'node:fs/promises'
import { type Browser, chromium, type Locator } from '@playwright/test'
import sharp from 'sharp'
import { findChromium } from '../../../scripts/checkout/chromium.mjs'

/** A film of a code held before a camera, a little away and not quite straight, as Chromium's own camera plays it. */
export async function filmCode(code: Locator, file: string): Promise<void> {
  const shown = await code.screenshot()
  const held = await sharp(shown)
    .resize(330, 330)
    .rotate(4, { background: '#8d8a84' })
    .extend({ top: 60, bottom: 60, left: 140, right: 140, background: '#8d8a84' })
    .resize(640, 480, { fit: 'cover' })
    .jpeg({ quality: 90 })
    .toBuffer()
  await writeFile(file, Buffer.concat(Array.from({ length: 10 }, () => held)))
}

/** A browser whose camera plays a film, and which lets a page have it without asking. */
export async function openFilmedBrowser(film: string): Promise<Browser> {
  const executablePath = (await findChromium()) ?? undefined
  return chromium.launch({
    executablePath,
    args: [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--use-fake-device-for-media-stream',
      '--use-fake-ui-for-media-stream',
      `--use-file-for-fake-video-capture=${film}`,
    ],
  })
}
