// Loaded first into each process that a start supervises: when the supervisor dies without a word (SIGKILL), the
// channel to it closes, and the process ends as if it had been asked to.
if (process.channel) {
  process.once('disconnect', () => {
    setTimeout(() => process.exit(1), 8_000).unref()
    process.kill(process.pid, 'SIGTERM')
  })
  process.channel.unref()
}
