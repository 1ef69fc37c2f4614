import { Notice, type NoticeTone } from './notice'

export type Flash = { tone: NoticeTone; text: string }

/** What the last action has to say, once, on the page that follows it. */
export function FlashNotice({ flash }: { flash: Flash | null | undefined }) {
  if (!flash) return null
  return (
    <div className="page-margin pt-4" data-print="hide">
      <Notice tone={flash.tone} live>
        {flash.text}
      </Notice>
    </div>
  )
}
