import { ShellFrame, type ShellProps } from './shell-frame'

/** The frame of a member's pages. */
export function MemberShell(props: ShellProps) {
  return <ShellFrame {...props} mainClassName="member-main" />
}
