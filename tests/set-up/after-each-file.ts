import { afterAll, vi } from 'vitest'
import { stopProcesses } from './processes'

afterAll(async () => {
  vi.unstubAllEnvs()
  await stopProcesses()
})
