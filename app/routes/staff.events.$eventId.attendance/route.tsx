import type { MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { loadAttendance, postAttendance } from './handlers.server'
import { AttendancePage } from './page'

export const loader = loadAttendance
export const action = postAttendance

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.event.title ?? ''} · Connivence` },
]

export default function Attendance() {
  return <AttendancePage {...useLoaderData<typeof loader>()} />
}
