import { Outlet, useLoaderData } from '@remix-run/react'
import { paths } from '~/shared/paths'
import { StaffShell } from '~/ui/staff-shell'
import { loadStaff } from './handlers.server'
import { Leave } from './leave'

export const loader = loadStaff

/** The frame of the staff's pages. It guards nothing: every page below asks for itself who reads it. */
export default function Staff() {
  const { nav, account, flash } = useLoaderData<typeof loader>()
  return (
    <StaffShell nav={nav} homeHref={paths.staff()} account={account} flash={flash} footer={<Leave />}>
      <Outlet />
    </StaffShell>
  )
}
