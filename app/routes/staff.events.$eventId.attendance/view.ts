import type { Loaded } from '~/ui/loaded'
import type { loadAttendance } from './handlers.server'

export type AttendanceView = Loaded<typeof loadAttendance>
