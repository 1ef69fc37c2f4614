import { keepInWallet } from './handlers.server'

export const loader = keepInWallet
