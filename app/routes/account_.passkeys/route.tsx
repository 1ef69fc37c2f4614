import { nothingToRead, postNewPasskey } from './handlers.server'

export const loader = nothingToRead
export const action = postNewPasskey
