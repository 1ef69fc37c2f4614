import { randomBytes } from 'node:crypto'
import { mkdir, open, opendir, readFile, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'

const name = /^[0-9a-f]{64}$/
const draftSuffix = '.part'

/**
 * Bytes kept on disk, under names that say nothing and cannot be guessed: 256 random bits as 64 hex, in folders by their
 * first two pairs. `folder` lies outside whatever the web process serves. Readable by the process alone.
 */
export function createFiles(folder: string) {
  const placeOf = (storedAs: string) => {
    if (!name.test(storedAs)) throw new Error('this is not the name of a kept file')
    return join(folder, storedAs.slice(0, 2), storedAs.slice(2, 4), storedAs)
  }

  return {
    /** Writes the bytes whole or not at all, on the disk before the name is told, and returns the name. */
    async keep(bytes: Uint8Array): Promise<string> {
      const storedAs = randomBytes(32).toString('hex')
      const place = placeOf(storedAs)
      const home = join(folder, storedAs.slice(0, 2), storedAs.slice(2, 4))
      await mkdir(home, { recursive: true, mode: 0o700 })
      const draft = `${place}${draftSuffix}`
      try {
        const file = await open(draft, 'wx', 0o600)
        try {
          await file.writeFile(bytes)
          await file.sync()
        } finally {
          await file.close()
        }
        await rename(draft, place)
        await syncFolder(home)
      } catch (error) {
        await rm(draft, { force: true })
        throw error
      }
      return storedAs
    },

    /** The bytes, or null when they are gone. */
    async read(storedAs: string): Promise<Uint8Array | null> {
      try {
        return await readFile(placeOf(storedAs))
      } catch (error) {
        if (isMissing(error)) return null
        throw error
      }
    },

    /** Erases; what is already gone is no fault. */
    async erase(storedAs: string): Promise<void> {
      await rm(placeOf(storedAs), { force: true })
    },

    /** Names of what was kept before this instant. Drafts that a crash left behind from before it are removed on the way. */
    async *keptBefore(instant: Date): AsyncGenerator<string> {
      for await (const first of entries(folder)) {
        for await (const second of entries(join(folder, first))) {
          for await (const file of entries(join(folder, first, second))) {
            const place = join(folder, first, second, file)
            const found = await stat(place).catch(() => null)
            if (!found || found.mtime >= instant) continue
            if (name.test(file)) yield file
            else if (file.endsWith(draftSuffix)) await rm(place, { force: true })
          }
        }
      }
    },
  }
}

async function* entries(folder: string): AsyncGenerator<string> {
  try {
    for await (const entry of await opendir(folder)) yield entry.name
  } catch (error) {
    if (!isMissing(error)) throw error
  }
}

/** A rename is lasting once the folder that it changed is on the disk. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR')
}
