import type { ReactNode } from 'react'
import { classNames } from './class-names'
import { LanguageSwitch } from './language-switch'
import { Monogram } from './monogram'

type LetterShellProps = {
  /** The picture: an EventArt, or an image that fills its box. */
  art: ReactNode
  clubName: string
  brandName: string
  /** A lower picture, for the pages after the letter. */
  small?: boolean
  /** What stands in place of the language switch. */
  corner?: ReactNode
  children: ReactNode
}

/** A letter to one person: the picture on top of a phone, beside the sheet on a table. */
export function LetterShell({ art, clubName, brandName, small, corner, children }: LetterShellProps) {
  return (
    <div className="letter">
      <header className={classNames('letter-art', small && 'letter-art-small')}>
        <div className="letter-head">
          <Monogram name={brandName} />
          <span className="caps">{clubName}</span>
          {corner ?? <LanguageSwitch />}
        </div>
        {art}
      </header>
      <main className="letter-sheet page-appear">{children}</main>
    </div>
  )
}
