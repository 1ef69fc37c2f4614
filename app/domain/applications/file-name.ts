import type { MediaType } from '../kernel/files'

const endings = { 'image/jpeg': 'jpg', 'image/png': 'png', 'application/pdf': 'pdf' } as const

/**
 * What a kept file is called when it is saved: the last part of what the sender called it, without its ending and
 * without anything that a file system or a header would read otherwise, and the ending of what it is.
 */
export function nameFile(given: string, mediaType: MediaType): string {
  const last = given.normalize('NFC').split(/[/\\]/).at(-1) ?? ''
  const bare = last
    .replace(/[\p{C}\p{Zl}\p{Zp}"<>:|?*;%]/gu, '')
    .replace(/\s+/g, ' ')
    .replace(/\.[^.]{0,10}$/, '')
    .replace(/^[\s.]+|[\s.]+$/g, '')
  const name = [...bare].slice(0, 100).join('').trim()
  return `${name === '' ? 'document' : name}.${endings[mediaType]}`
}
