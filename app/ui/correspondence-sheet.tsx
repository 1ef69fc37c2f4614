import type { CorrespondenceLetterProps } from '~/domain/letters/types'
import type { Locale } from '~/shared/copy'
import { Caps } from './caps'
import { DefinitionRows } from './definition-rows'
import { Rule } from './rule'
import { Signature } from './signature'

type CorrespondenceSheetProps = {
  letter: Omit<CorrespondenceLetterProps, 'accent' | 'topic'>
  clubName: string
  /** The language of the letter, which may be another than the page's. */
  language: Locale
  label: string
}

/** A letter of the club's correspondence on its own sheet, every word of it, to be read before it leaves. Its button leads nowhere. */
export function CorrespondenceSheet({ letter, clubName, language, label }: CorrespondenceSheetProps) {
  const { over, subject, greeting, paragraphs, rows, senderName, senderTitle, action, aside } = letter
  return (
    <article
      lang={language}
      aria-label={label}
      className="border border-rule bg-sheet px-6 py-8 sm:px-12 sm:py-11"
    >
      <Caps className="text-center">{clubName}</Caps>
      <Rule className="my-7" />
      <Caps accent>{over}</Caps>
      <p className="display-lg mt-3">{subject}</p>
      <div className="voice mt-7">
        <p>{greeting}</p>
        {paragraphs.map((paragraph, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the same words may stand twice, in an order that never changes
          <p key={index}>{paragraph}</p>
        ))}
      </div>
      {senderName ? (
        <div className="mt-6">
          <Signature name={senderName} title={senderTitle} />
        </div>
      ) : null}
      {rows.length > 0 ? (
        <div className="mt-7">
          <DefinitionRows dense rows={rows.map(([term, value]) => ({ term, value }))} />
        </div>
      ) : null}
      {action ? (
        <p className="mt-8 border border-ink px-6 py-4 text-center font-text text-xs uppercase tracking-[0.14em]">
          {action.label}
        </p>
      ) : null}
      {aside ? <p className="mt-8 border-t border-rule pt-5 text-sm text-soft">{aside}</p> : null}
    </article>
  )
}
