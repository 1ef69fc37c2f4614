import { ShellFrame, type ShellProps } from './shell-frame'

/** The frame of the pages of those who keep the house: the same hand, denser. */
export function StaffShell(props: ShellProps) {
  return <ShellFrame {...props} className="shell-staff" mainClassName="staff-main" />
}
