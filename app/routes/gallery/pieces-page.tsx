import { ActionPieces } from './action-pieces'
import { ArtPieces } from './art-pieces'
import { DemandPieces } from './demand-pieces'
import { FactPieces } from './fact-pieces'
import { FormPieces } from './form-pieces'
import { InkPieces } from './ink-pieces'
import { LetterPieces } from './letter-pieces'
import { SlotPieces } from './slot-pieces'

export function PiecesPage({ letters }: { letters: readonly string[] }) {
  return (
    <main className="page-margin grid gap-20 py-14">
      <InkPieces />
      <ActionPieces />
      <FormPieces />
      <FactPieces />
      <SlotPieces />
      <DemandPieces />
      <ArtPieces />
      <LetterPieces letters={letters} />
    </main>
  )
}
