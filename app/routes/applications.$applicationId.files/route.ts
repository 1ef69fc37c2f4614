import { leadBack, postFile } from './handlers.server'

export const loader = leadBack
export const action = postFile
