/** Loads the reader of codes before it is needed. */
export async function warmReader(): Promise<void> {
  const { prepareReader } = await import('./read-code')
  await prepareReader()
}
