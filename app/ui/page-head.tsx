import type { ReactNode } from 'react'
import { Caps } from './caps'

type PageHeadProps = {
  /** A few words above, in capitals. */
  over?: ReactNode
  title: ReactNode
  /** The second line of the title, in italic: "Avant-première / en Laponie". */
  aside?: ReactNode
  text?: ReactNode
  size?: 'large' | 'page'
}

export function PageHead({ over, title, aside, text, size = 'page' }: PageHeadProps) {
  return (
    <header>
      {over ? <Caps accent>{over}</Caps> : null}
      <h1 className={size === 'large' ? 'display-xl mt-3.5' : 'display-lg mt-2.5'}>
        {title}
        {aside ? (
          <>
            <br />
            <em>{aside}</em>
          </>
        ) : null}
      </h1>
      {text ? <div className="measure mt-4 text-soft">{text}</div> : null}
    </header>
  )
}
