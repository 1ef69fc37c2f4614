import MarkdownIt from 'markdown-it'

/**
 * The Markdown of a story: paragraphs, emphasis, lists, quotes, titles, rules and links. What looks like HTML is shown as
 * the letters that it is, and there are no pictures: those of an event are kept by the house.
 */
const markdown = new MarkdownIt('commonmark', { html: false, breaks: true }).disable([
  'image',
  'html_block',
  'html_inline',
  'code',
  'fence',
])

/** Only where a reader may be led: the web, a letter, a telephone, or a page of this house. */
markdown.validateLink = address => /^(https?:\/\/|mailto:|tel:|\/(?!\/))/i.test(address.trim())

markdown.renderer.rules.link_open = (tokens, at, options, _env, renderer) => {
  const token = tokens[at]
  token?.attrSet('rel', 'noopener noreferrer')
  return renderer.renderToken(tokens, at, options)
}
// A story stands under the title of its page: its own begin below it.
markdown.core.ruler.push('lower_titles', state => {
  for (const token of state.tokens) {
    if (token.type !== 'heading_open' && token.type !== 'heading_close') continue
    token.tag = token.tag === 'h1' || token.tag === 'h2' ? 'h2' : 'h3'
  }
})

/** A story as safe HTML; empty for an empty one. */
export function renderStory(text: string): string {
  return text.trim() === '' ? '' : markdown.render(text).trim()
}
