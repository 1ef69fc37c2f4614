import { Refusal } from '../checkout/refusal.mjs'

/** What a start has begun, undone in the reverse order when it ends, however it ends. */
export type Undo = {
  /** Throws, after having noted the work, once the start is being ended: nothing more is begun then. */
  add: (work: () => Promise<unknown>) => void
  /** Ends the start because something it needs has ended by itself. */
  fail: (sentence: string) => void
  /** Ends the start because it was asked to. */
  ask: () => void
  /** Settles when `fail` or `ask` was called: with the sentence, or with null. */
  called: Promise<string | null>
  /** Keeps anything more from being begun. */
  abort: () => void
  signal: AbortSignal
  /** Undoes everything noted so far, the latest first; what cannot be undone does not keep the rest from it. */
  run: () => Promise<void>
}

export function createUndo(): Undo {
  const works: (() => Promise<unknown>)[] = []
  const controller = new AbortController()
  let settle: (sentence: string | null) => void = () => {}
  const called = new Promise<string | null>(resolve => {
    settle = resolve
  })
  const call = (sentence: string | null) => {
    controller.abort()
    settle(sentence)
  }
  return {
    add: work => {
      works.push(work)
      if (controller.signal.aborted) throw new Refusal('Stopped.')
    },
    fail: call,
    ask: () => call(null),
    called,
    abort: () => controller.abort(),
    signal: controller.signal,
    run: async () => {
      for (let work = works.pop(); work; work = works.pop()) {
        await work().catch(error =>
          process.stderr.write(`${error instanceof Error ? error.message : error}\n`),
        )
      }
    },
  }
}

/**
 * Runs `begin`, then waits until the start is asked to end or fails, and undoes everything. Asked to end (Ctrl-C,
 * SIGTERM, the terminal closed) is no failure; a part that ended by itself, or a `begin` that threw, is.
 */
export async function untilEnded(begin: (undo: Undo) => Promise<void>): Promise<void> {
  const undo = createUndo()
  const ask = () => undo.ask()
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, ask)
  // A terminal that has gone away is no reason to leave processes behind.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {})
  const begun = begin(undo)
  const outcome = await Promise.race([
    undo.called,
    begun.then(
      () => undo.called,
      (error: unknown) => ({ error }),
    ),
  ])
  if (outcome === null || typeof outcome === 'string') process.stdout.write('\n  ending…\n')
  await undo.run()
  if (undo.signal.aborted) {
    await begun.catch(() => {})
    await undo.run()
  }
  if (outcome === null) return
  throw typeof outcome === 'string' ? new Refusal(outcome) : outcome.error
}

/**
 * Runs several works at once. When one fails, everything begun is undone at once, so that the others end too rather
 * than wait for what will never come; its error is thrown once all have settled, for what is under way must have been
 * noted before the rest can be undone.
 */
export async function all<T extends readonly unknown[]>(
  undo: Undo,
  works: readonly [...{ [K in keyof T]: Promise<T[K]> }],
): Promise<T> {
  let first: { error: unknown } | null = null
  const watched = works.map(work =>
    work.catch(async (error: unknown) => {
      first ??= { error }
      undo.abort()
      await undo.run()
    }),
  )
  await Promise.all(watched)
  if (first !== null) throw (first as { error: unknown }).error
  return Promise.all(works) as unknown as Promise<T>
}
