import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  writeSync,
} from 'node:fs'
import { type FileHandle, open, truncate } from 'node:fs/promises'
import { dirname } from 'node:path'

/** One change of one document: `[collection, id, value]`, or `[collection, id]` when the document is removed. */
type Change = [collection: string, id: string, value?: unknown]

/** Documents by id, in the order of their first `put`. A value handed to `put` is never changed in place afterwards. */
export type Collection<Value> = {
  get(id: string): Value | undefined
  put(id: string, value: Value): void
  remove(id: string): void
  /** Oldest first. */
  values(): Value[]
  size(): number
}

export type Journal = {
  collection<Value>(name: string): Collection<Value>
  /** Resolves when every change made so far is on the disk. Every answer waits for it, reads included. */
  settled(): Promise<void>
  close(): Promise<void>
}

/** Above this many lines for each live document, the file is rewritten at start. */
const COMPACT_ABOVE = 6

/**
 * Opens an append-only journal of JSON lines and replays it.
 *
 * All changes made within one synchronous run share one line, hence they survive a SIGKILL together or not at all; a
 * torn last line is cut off. A malformed line elsewhere is damage that no crash explains, and is thrown.
 */
export async function openJournal(file: string): Promise<Journal> {
  mkdirSync(dirname(file), { recursive: true })
  const { documents, lines, goodBytes } = replay(file)
  if (existsSync(file)) await truncate(file, goodBytes)
  const live = [...documents.values()].reduce((sum, docs) => sum + docs.size, 0)
  if (lines > 1000 && lines > live * COMPACT_ABOVE) rewrite(file, documents)

  const handle = await open(file, 'a')
  let waiting: string[] = []
  let batchOpen = false
  let last: Promise<void> = Promise.resolve()
  let failure: unknown = null

  function record(change: Change) {
    if (failure) throw failure
    waiting.push(JSON.stringify(change))
    if (batchOpen) return
    batchOpen = true
    // A promise's turn comes after the current synchronous run, so that a line never holds half of it.
    last = last.then(writeBatch)
    last.catch(error => {
      failure = error
    })
  }

  async function writeBatch() {
    const batch = waiting
    waiting = []
    batchOpen = false
    await writeLine(handle, `[${batch.join(',')}]\n`)
  }

  return {
    collection<Value>(name: string) {
      const docs = (documents.get(name) ?? new Map()) as Map<string, Value>
      documents.set(name, docs)
      return {
        get: id => docs.get(id),
        put(id, value) {
          docs.set(id, value)
          record([name, id, value])
        },
        remove(id) {
          if (docs.delete(id)) record([name, id])
        },
        values: () => [...docs.values()],
        size: () => docs.size,
      } satisfies Collection<Value>
    },
    // Later changes go into a later batch, and nobody waits for those.
    settled: () => last,
    async close() {
      await last
      await handle.close()
    },
  }
}

async function writeLine(handle: FileHandle, line: string) {
  await handle.appendFile(line)
  await handle.datasync()
}

function replay(file: string) {
  const documents = new Map<string, Map<string, unknown>>()
  if (!existsSync(file)) return { documents, lines: 0, goodBytes: 0 }
  const bytes = readFileSync(file)
  const goodBytes = bytes.lastIndexOf(0x0a) + 1
  const lines = bytes.subarray(0, goodBytes).toString('utf8').split('\n').filter(Boolean)
  for (const [index, line] of lines.entries()) {
    for (const change of parseLine(line, file, index + 1)) applyChange(documents, change)
  }
  return { documents, lines: lines.length, goodBytes }
}

function parseLine(line: string, file: string, number: number): Change[] {
  try {
    return JSON.parse(line) as Change[]
  } catch {
    throw new Error(`The journal ${file} is damaged at line ${number}.`)
  }
}

function applyChange(documents: Map<string, Map<string, unknown>>, change: Change) {
  const [name, id] = change
  const docs = documents.get(name) ?? new Map<string, unknown>()
  documents.set(name, docs)
  if (change.length === 2) docs.delete(id)
  else docs.set(id, change[2])
}

/** Rewrites the file with the live documents only; the rename makes it all or nothing. */
function rewrite(file: string, documents: Map<string, Map<string, unknown>>) {
  const fresh = `${file}.fresh`
  const descriptor = openSync(fresh, 'w')
  for (const [name, docs] of documents) {
    for (const [id, value] of docs) writeSync(descriptor, `${JSON.stringify([[name, id, value]])}\n`)
  }
  fsyncSync(descriptor)
  closeSync(descriptor)
  renameSync(fresh, file)
}
