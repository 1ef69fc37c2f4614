import { useEffect, useState } from 'react'

/** True once a script runs in the page; what it hides is in plain sight without it. */
export function useScript(): boolean {
  const [runs, setRuns] = useState(false)
  useEffect(() => setRuns(true), [])
  return runs
}
