import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import type { CorrespondenceLetterProps } from '~/domain/letters/types'
import { CorrespondenceSheet } from '~/ui/correspondence-sheet'
import { renderLetter } from '~emails/render-letter'

const letter: CorrespondenceLetterProps = {
  topic: 'membership',
  subject: 'Bienvenue au Cercle',
  over: 'Votre adhésion · Aurora',
  accent: '#8a6b3d',
  greeting: 'Chère Madame Roussel,',
  paragraphs: ['Nous sommes heureux de vous compter parmi nous.', 'À bientôt sur la glace.'],
  senderName: 'Paul Aubry',
  senderTitle: 'Direction du Cercle',
  rows: [['Rang', 'Compagnon']],
  action: { label: 'Ouvrir mon cercle', to: { page: 'membership' } },
  aside: 'Vous recevez cette lettre parce que vous êtes membre.',
}
const said = ({
  over,
  subject,
  greeting,
  paragraphs,
  senderName,
  senderTitle,
  rows,
  action,
  aside,
}: typeof letter) => [
  over,
  subject,
  greeting,
  ...paragraphs,
  senderName,
  senderTitle,
  ...rows.flat(),
  action?.label ?? '',
  aside,
]

function render(wishes: Partial<CorrespondenceLetterProps> = {}) {
  return renderLetter(
    { kind: 'correspondence', props: { ...letter, ...wishes } },
    {
      locale: 'fr',
      club: 'Le Cercle Aurora',
      links: { main: 'https://club.example/membership', code: '482913' },
    },
  )
}

/** The places of these words in a text, in the order in which they are asked for. */
const places = (text: string, words: readonly string[]) => words.map(word => text.indexOf(word))

describe('a letter of the club’s correspondence', () => {
  test('says all of it, in its order, in the page and in the plain text', async () => {
    const { subject, html, text } = await render()
    expect(subject).toBe(letter.subject)
    const asRead = said(letter).filter(word => word !== letter.over && word !== 'Rang')
    for (const body of [html.slice(html.indexOf('<body')), text]) {
      const found = places(body, asRead)
      expect(found).not.toContain(-1)
      expect(found).toEqual([...found].sort((a, b) => a - b))
    }
  })

  test('has one link, its button, which the plain text names too', async () => {
    const { html, text } = await render()
    expect(html.match(/href="/g)).toHaveLength(1)
    expect(text).toContain('https://club.example/membership')
  })

  test('shows a code only where the button signs someone in', async () => {
    expect((await render()).text).not.toContain('482913')
    const signIn = { label: 'Entrer', to: { page: 'sign_in' as const, signInLinkId: 'x' } }
    const { text } = await render({ action: signIn })
    expect(text).toContain('482913')
    expect(text).toContain('Ouvert sur un autre appareil')
  })

  test('leaves out what it does not have: button, rows, signature, foot', async () => {
    const bare = { action: null, rows: [], senderName: '', senderTitle: '', aside: '' }
    const { html, text } = await render(bare)
    expect(html).not.toContain('href=')
    expect(text.trim().endsWith('À bientôt sur la glace.')).toBe(true)
  })

  test('what a person wrote stays a text', async () => {
    const { html } = await render({ paragraphs: ['<b>gras</b> & <a href="https://elsewhere.test">là</a>'] })
    expect(html).toContain('&lt;b&gt;gras&lt;/b&gt; &amp; &lt;a')
    expect(html.match(/<a /g)).toHaveLength(1)
  })

  test('reads word for word the same on the page where it is read before it leaves', () => {
    const page = renderToStaticMarkup(
      <CorrespondenceSheet letter={letter} clubName="Le Cercle Aurora" language="fr" label="La lettre" />,
    )
    expect(places(page, said(letter))).not.toContain(-1)
    expect(page).toContain('lang="fr"')
    expect(page).not.toContain('href=')
  })
})
