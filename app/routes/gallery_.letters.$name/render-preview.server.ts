import { render, toPlainText } from '@react-email/render'
import { createElement, type ElementType } from 'react'
import type { Locale } from '~/shared/copy'

type Setting = { locale: Locale; club: string; links: Record<string, string> }
type Template = {
  subject: (props: unknown, setting: Setting) => string
  Body: ElementType
  PreviewProps: unknown
}

const files = import.meta.glob<Record<string, unknown>>('/emails/*.tsx', { eager: true })

const links = {
  main: 'https://example.org/i/sample',
  voice: 'https://example.org/i/sample/voice',
  stop: 'https://example.org/stop/sample',
  code: '482 913',
}

/** One letter as its reader receives it, made from its own preview props; null for a name that no file bears. */
export async function renderPreview(name: string, locale: Locale) {
  const template = Object.values(files[`/emails/${name}.tsx`] ?? {}).find(isTemplate)
  if (!template) return null
  const setting: Setting = { locale, club: 'Le Cercle Aurora', links }
  const html = await render(createElement(template.Body, { props: template.PreviewProps, ...setting }))
  return { subject: template.subject(template.PreviewProps, setting), html, text: toPlainText(html) }
}

function isTemplate(value: unknown): value is Template {
  return typeof value === 'object' && value !== null && 'PreviewProps' in value && 'Body' in value
}
