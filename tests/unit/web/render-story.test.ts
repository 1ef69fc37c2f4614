import { describe, expect, test } from 'vitest'
import { renderStory } from '~/web/render-story.server'

describe('a story is shaped by its writer and trusted by nobody', () => {
  test('paragraphs, emphasis, lists, quotes and links are what they look like', () => {
    const html = renderStory(
      'Un *lac* **gelé**.\n\n- la lampe\n- le poêle\n\n> On revient.\n\n[Le lieu](https://ivalo.example)',
    )
    expect(html).toContain('<p>Un <em>lac</em> <strong>gelé</strong>.</p>')
    expect(html).toContain('<li>la lampe</li>')
    expect(html).toContain('<blockquote>')
    expect(html).toContain('<a href="https://ivalo.example" rel="noopener noreferrer">Le lieu</a>')
  })

  test('its titles begin below the title of the page', () => {
    expect(renderStory('# Un\n\n## Deux\n\n### Trois')).toBe('<h2>Un</h2>\n<h2>Deux</h2>\n<h3>Trois</h3>')
  })

  test.each([
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '<a href="javascript:alert(1)">x</a>',
    '<svg/onload=alert(1)>',
    '<iframe src="https://evil.example"></iframe>',
    '<style>*{display:none}</style>',
    '<!-- <script> -->',
  ])('%s is shown as the letters that it is', text => {
    const html = renderStory(`Avant ${text} après\n\n${text}`)
    expect(html).not.toMatch(/<(?!\/?(p|br)\b)/)
    expect(html).toContain('&lt;')
  })

  test.each([
    '[x](javascript:alert(1))',
    '[x](JaVaScRiPt:alert(1))',
    '[x](&#106;avascript:alert(1))',
    '[x](java\tscript:alert(1))',
    '[x](vbscript:x)',
    '[x](data:text/html;base64,PHNjcmlwdD4=)',
    '[x](file:///etc/passwd)',
    '[x](//evil.example)',
    '<javascript:alert(1)>',
    '![x](https://evil.example/pixel.gif)',
    '[x]: javascript:alert(1)\n\n[x]',
  ])('%s leads nowhere', text => {
    expect(renderStory(text)).not.toMatch(/(href|src)="(?!https:\/\/evil\.example\/pixel)/i)
    expect(renderStory(text)).not.toContain('<img')
  })

  test('an attribute cannot be broken out of', () => {
    const html = renderStory('[x](https://a.example "t\\" onmouseover=\\"alert(1)")')
    expect(html.match(/<a [^>]*>/)?.[0]).not.toMatch(/" onmouseover/)
  })

  test('a page of the house, a letter and a telephone may be led to', () => {
    for (const to of ['/events', 'mailto:elise@aurora.example', 'tel:+33612345678'])
      expect(renderStory(`[x](${to})`)).toContain(`href="${to}"`)
  })

  test('nothing is nothing', () => {
    expect(renderStory('  \n ')).toBe('')
  })
})
