import { createRequire } from 'node:module'
import { Worker } from 'node:worker_threads'
// The text of the worker travels inside the bundle: a thread needs a file or a text of its own, and bundles move.
import source from './clean-pdf-worker.cjs?raw'

const mostSeconds = 20
const mostPages = 100
/** All that the streams of one document may unfold to, and the heap that its objects may take. */
const mostDecodedBytes = 256 * 1024 * 1024
const mostHeapMb = 512

export type PdfProblem = 'too_many_pages' | 'protected' | 'unreadable'
type Said = { ok: true; bytes: Uint8Array } | { ok: false; reason: PdfProblem }

/**
 * Copies the pages of a PDF into a new document that holds nothing else: no Info or XMP metadata, no script, no action,
 * no link, no attached file, no form; what was filled in stays as a picture. In a thread of its own, which is ended after
 * twenty seconds: the parser works without a pause, and some documents are made to keep it busy for hours.
 */
export async function cleanPdf(
  bytes: Uint8Array,
  { seconds = mostSeconds }: { seconds?: number } = {},
): Promise<
  { ok: true; value: { bytes: Uint8Array; mediaType: 'application/pdf' } } | { ok: false; reason: PdfProblem }
> {
  const said = await runThread(bytes, seconds)
  if (!said.ok) return said
  return { ok: true, value: { bytes: said.bytes, mediaType: 'application/pdf' } }
}

function runThread(bytes: Uint8Array, seconds: number): Promise<Said> {
  const worker = new Worker(source, {
    eval: true,
    // A thread made of a text has no folder to look for libraries from.
    workerData: {
      library: createRequire(import.meta.url).resolve('@cantoo/pdf-lib'),
      mostPages,
      mostDecodedBytes,
    },
    resourceLimits: { maxOldGenerationSizeMb: mostHeapMb },
    env: {},
    stdout: true,
    stderr: true,
  })
  return new Promise<Said>(resolve => {
    const end = (said: Said) => {
      clearTimeout(timer)
      void worker.terminate()
      resolve(said)
    }
    const timer = setTimeout(() => end({ ok: false, reason: 'unreadable' }), seconds * 1000)
    worker.once('message', end)
    // Out of memory, or a document that the library cannot bear.
    worker.once('error', () => end({ ok: false, reason: 'unreadable' }))
    worker.once('exit', () => end({ ok: false, reason: 'unreadable' }))
    worker.postMessage(bytes)
  })
}
