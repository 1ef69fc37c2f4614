import { join } from 'node:path'
import { renderToStaticMarkup } from 'react-dom/server'
import sharp from 'sharp'
import { type ArtKind, EventArt } from '../../app/ui/event-art'
import { checkout } from '../checkout/folder.mjs'

/** The pictures of the demonstration club: drawn by the house's own hand, kept beside this file. `npx tsx` draws them anew. */
const pictures: { name: string; seed: string; kind: ArtKind; accent: string; width: number }[] = [
  { name: 'laponie-nuit', seed: 'laponie-nuit-polaire', kind: 'aurora', accent: '#8a6b3d', width: 2000 },
  { name: 'laponie-piste', seed: 'laponie-piste-du-lac', kind: 'contours', accent: '#3d6b7a', width: 1600 },
  { name: 'laponie-carrosserie', seed: 'boreale-rs', kind: 'lacquer', accent: '#2f5560', width: 1600 },
  { name: 'diner-cave', seed: 'caves-sarrazin', kind: 'lacquer', accent: '#5d2a33', width: 2000 },
  { name: 'diner-coteau', seed: 'coteau-des-fondateurs', kind: 'contours', accent: '#5d2a33', width: 1600 },
  { name: 'atelier-teinte', seed: 'atelier-teinte', kind: 'lacquer', accent: '#8a6b3d', width: 2000 },
  { name: 'cime-circuit', seed: 'circuit-cime', kind: 'contours', accent: '#8a6b3d', width: 2000 },
]

for (const { name, seed, kind, accent, width } of pictures) {
  const svg = renderToStaticMarkup(<EventArt slug={seed} kind={kind} accent={accent} aspect="hero" />)
  const sized = svg.replace(
    '<svg',
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${Math.round((width * 760) / 1400)}"`,
  )
  const file = join(checkout, 'scripts', 'demo', 'pictures', `${name}.jpg`)
  await sharp(Buffer.from(sized))
    .flatten({ background: '#f6f2ea' })
    .jpeg({ quality: 84, mozjpeg: true })
    .toFile(file)
}
