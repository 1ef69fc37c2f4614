import { useCopy } from '../locale'
import { copy } from './copy'

export function HeldNote() {
  return <p className="aside-text text-center">{useCopy(copy)('heldNote')}</p>
}
