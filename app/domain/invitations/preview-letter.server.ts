import type { Locale } from '~/shared/copy'
import type { Actor } from '../kernel/actor'
import type { Ctx } from '../kernel/context'
import { isUuid } from '../kernel/uuid'
import { previewLinks } from '../letters/build-links'
import type { LetterContent, LetterRenderer, RenderedLetter } from '../letters/types'
import type { MergeField } from './merge'
import { prepareWave } from './prepare-wave.server'
import { loadWave, type WaveRow } from './store.server'
import { nameOf } from './wave-queries.server'

export type LetterPreview = {
  eventId: string
  waveId: string
  isSent: boolean
  name: string
  locale: Locale
  content: Extract<LetterContent, { kind: 'invitation' }>
  letter: RenderedLetter
  missing: MergeField[]
  /** Its place in the wave, from 1, and its neighbours by name. */
  place: number
  count: number
  previous: string | null
  next: string | null
}
type Found = Pick<LetterPreview, 'name' | 'locale' | 'content' | 'missing'> & { invitationId: string }

/**
 * The exact letter of one recipient, to the word. Before the wave leaves it is built by the function that sends; once it
 * has left, it is the letter that was kept. Its links lead nowhere, so that nobody answers in another's name. Null when
 * there is no such letter in a wave of the actor's brands.
 */
export async function previewLetter(
  ctx: Pick<Ctx, 'db' | 'origin'> & { renderLetter: LetterRenderer },
  actor: Actor,
  asked: { waveId: string; invitationId: string },
): Promise<LetterPreview | null> {
  const wave = isUuid(asked.invitationId) ? await loadWave(ctx.db, actor, asked.waveId) : null
  if (wave === null) return null
  const all = wave.state === 'sent' ? await readSent(ctx, wave) : await readDraft(ctx, actor, wave)
  const at = all.findIndex(each => each.invitationId === asked.invitationId)
  const found = all[at]
  if (!found) return null
  const { invitationId: _, ...shown } = found
  return {
    ...shown,
    eventId: wave.eventId,
    waveId: wave.id,
    isSent: wave.state === 'sent',
    letter: await ctx.renderLetter(found.content, found.locale, previewLinks(ctx)),
    place: at + 1,
    count: all.length,
    previous: all[at - 1]?.invitationId ?? null,
    next: all[at + 1]?.invitationId ?? null,
  }
}

async function readDraft(ctx: Pick<Ctx, 'db'>, actor: Actor, wave: WaveRow): Promise<Found[]> {
  const { letters } = await prepareWave(ctx.db, actor, wave)
  return letters.map(({ invitationId, recipient, letter }) => ({
    invitationId,
    name: nameOf(recipient.givenName, recipient.familyName),
    locale: recipient.locale,
    content: letter.content,
    missing: letter.missing,
  }))
}

async function readSent(ctx: Pick<Ctx, 'db'>, wave: WaveRow): Promise<Found[]> {
  const rows = await ctx.db
    .selectFrom('invitations as i')
    .innerJoin('persons as p', 'p.id', 'i.person_id')
    .innerJoin('letters as l', 'l.invitation_id', 'i.id')
    .select(['i.id', 'p.given_name', 'p.family_name', 'l.locale', 'l.props'])
    .where('i.wave_id', '=', wave.id)
    .where('l.kind', '=', 'invitation')
    .orderBy(eb => eb.fn('lower', ['p.family_name']))
    .orderBy(eb => eb.fn('lower', ['p.given_name']))
    .orderBy('i.id')
    .execute()
  return rows.map(row => ({
    invitationId: row.id,
    name: nameOf(row.given_name, row.family_name),
    locale: row.locale === 'en' ? 'en' : 'fr',
    content: { kind: 'invitation', props: row.props as Found['content']['props'] },
    missing: [],
  }))
}
