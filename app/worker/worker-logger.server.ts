import { Logger } from 'graphile-worker'
import type { Log } from '~/domain/kernel/context'

/** The job runner's own log lines, in the house's log: level and words, never a job's payload. */
export function workerLogger(log: Log): Logger {
  return new Logger(scope => (level, message) => {
    const fields = { task: scope.taskIdentifier, job: scope.jobId }
    if (level === 'error') log.error(fields, message)
    else if (level === 'warning') log.warn(fields, message)
    else log.debug(fields, message)
  })
}
