import { EventPage } from '~/ui/event-page/event-page'
import { TeaserPage } from '~/ui/event-page/teaser-page'
import { useCopy } from '~/ui/locale'
import { copy } from './copy'
import { PreviewBand } from './preview-band'
import type { PreviewView } from './view'

/** The event through someone else's eyes, under a band that says whose. */
export function PreviewPage(view: PreviewView) {
  const t = useCopy(copy)
  return (
    <>
      <PreviewBand {...view.band} />
      {view.sees === 'page' ? <EventPage {...view.page} answer={null} /> : null}
      {view.sees === 'teaser' ? <TeaserPage {...view.teaser} /> : null}
      {view.sees === 'nothing' ? (
        <main className="mx-auto max-w-3xl px-6 py-16">
          <h1 className="display-lg">{t('nothing')}</h1>
          <p className="measure mt-5 text-soft">{t('nothingText')}</p>
        </main>
      ) : null}
    </>
  )
}
