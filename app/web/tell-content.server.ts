import { readToldContent } from '~/domain/events/content-queries.server'
import { listPictures } from '~/domain/events/picture-queries.server'
import type { EventFacts } from '~/domain/events/types'
import type { Actor } from '~/domain/kernel/actor'
import type { Locale } from '~/shared/copy'
import { getCtx } from './ctx.server'
import { renderStory } from './render-story.server'
import { tellPicture } from './tell-pictures.server'

/** The story, the pictures and the particulars of an event, as the page of someone who may read of it tells them. */
export async function tellContent(actor: Actor, event: EventFacts, locale: Locale) {
  const { db } = getCtx()
  const content = await readToldContent(db, actor, event.id)
  const letter = actor.kind === 'letter' ? actor.invitationId : null
  const [cover = null, ...pictures] = (await listPictures(db, actor, event.id)).map(picture =>
    tellPicture(picture, locale, letter),
  )
  return {
    story: renderStory(event.story[locale]),
    cover,
    pictures,
    season: content?.season[locale] ?? '',
    dressCode: content?.dressCode[locale] ?? '',
    included: content?.included[locale] ?? '',
  }
}
