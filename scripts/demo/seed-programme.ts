import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { addPicture } from '~/domain/events/add-picture.server'
import { listPictures } from '~/domain/events/picture-queries.server'
import { writeContent } from '~/domain/events/write-content.server'
import rows from '~db/seeds/programme.json'
import { checkout } from '../checkout/folder.mjs'
import { allowed, bilingual, type House, need } from './house'

const shape = z.array(
  z.object({
    event: z.string(),
    season: bilingual,
    dressCode: bilingual,
    included: bilingual,
    address: z.string(),
    mapUrl: z.string(),
    travel: bilingual,
    contactName: z.string(),
    contactPhone: z.string(),
    pictures: z.array(z.object({ file: z.string(), fr: z.string(), en: z.string() })),
  }),
)

/** What the pages of the programme tell besides their facts, and their pictures. */
export async function seedProgramme(house: House): Promise<void> {
  for (const { event: slug, pictures, ...content } of shape.parse(rows)) {
    const { ctx, staff } = house
    const manager = need(
      [...staff.values()].find(({ roles }) => roles.some(({ role }) => role === 'manager')),
    )
    const event = await ctx.db.selectFrom('events').select('id').where('slug', '=', slug).executeTakeFirst()
    if (!event) continue
    const there = await listPictures(ctx.db, manager, event.id)
    if (there.length === 0) allowed(await writeContent(ctx, manager, { eventId: event.id, content }), slug)
    for (const { file, fr, en } of pictures.slice(there.length)) {
      const bytes = await readFile(join(checkout, 'scripts', 'demo', 'pictures', file))
      allowed(await addPicture(ctx, manager, { eventId: event.id, bytes, alt: { fr, en } }), file)
    }
  }
}
