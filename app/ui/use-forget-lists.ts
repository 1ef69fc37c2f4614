import { useEffect } from 'react'
import { eraseGuestLists } from '~/shared/door-database'

/** Where nobody is signed in, the device keeps no guest list. */
export function useForgetLists(): void {
  useEffect(() => {
    void eraseGuestLists().catch(() => {})
  }, [])
}
