/** Answers leave at whole multiples of this after the request came, whatever was done meanwhile. */
const stepMs = 400

/** Waits for the next whole step since `begun` (of performance.now), so that what was done cannot be told from the time. */
export async function waitForStep(begun: number): Promise<void> {
  const spent = performance.now() - begun
  await new Promise(resolve => setTimeout(resolve, Math.ceil(spent / stepMs) * stepMs - spent))
}
