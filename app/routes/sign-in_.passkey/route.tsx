import { nothingToRead, postPasskey } from './handlers.server'

export const loader = nothingToRead
export const action = postPasskey
