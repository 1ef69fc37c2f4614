import { classNames } from '../class-names'

/** The club's own voice: a blank line parts two paragraphs. Nothing when there is no word. */
export function Paragraphs({ text, className }: { text: string; className?: string }) {
  const paragraphs = text
    .split(/\n\s*\n/)
    .map(paragraph => paragraph.trim())
    .filter(paragraph => paragraph !== '')
  if (paragraphs.length === 0) return null
  return (
    <div className={classNames('voice', className)}>
      {paragraphs.map(paragraph => (
        <p key={paragraph}>{paragraph}</p>
      ))}
    </div>
  )
}
