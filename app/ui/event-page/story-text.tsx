/** A story in the club's own voice; `html` was made by the house's own renderer, which lets no markup of the writer through. */
export function StoryText({ html }: { html: string }) {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: made by renderStory from Markdown, with raw HTML off
  return <div className="story" dangerouslySetInnerHTML={{ __html: html }} />
}
