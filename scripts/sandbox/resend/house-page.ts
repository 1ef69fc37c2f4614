import type { HttpReply } from '../shared/http'
import { type Language, words } from './words'

/** Markup that is safe to put in a page; made by `html` alone. */
export type Markup = { markup: string }

type Piece = Markup | Piece[] | string | number | null

/** Joins markup with values; a value is escaped unless it is markup itself. */
export function html(strings: TemplateStringsArray, ...values: Piece[]): Markup {
  return { markup: strings.map((text, at) => text + write(values[at] ?? null)).join('') }
}

function write(value: Piece): string {
  if (value === null) return ''
  if (Array.isArray(value)) return value.map(write).join('')
  return typeof value === 'object' ? value.markup : escapeText(String(value))
}

export function escapeText(text: string): string {
  const named: Record<string, string> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&#39;',
  }
  return text.replace(/[&<>"']/g, sign => named[sign] ?? sign)
}

/** One page of the house: no script, its style from one sheet, frames and forms of its own origin only. */
export function replyPage(language: Language, title: string, content: Markup, status = 200): HttpReply {
  const say = words[language]
  const page = html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="stylesheet" href="/house.css">
</head>
<body>
<header><nav aria-label="Connivence"><a href="/inbox">${say.inbox}</a><a href="/sandbox">${say.controls}</a></nav></header>
<main>${content}</main>
</body>
</html>`
  return {
    status,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      // Under no-referrer a browser sends the house's own forms with the origin `null`, and they are turned away.
      'referrer-policy': 'same-origin',
      vary: 'accept-language',
      'content-security-policy':
        "default-src 'none'; style-src 'self'; img-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    },
    body: page.markup,
  }
}

export function replyStyle(): HttpReply {
  return {
    status: 200,
    headers: { 'content-type': 'text/css; charset=utf-8', 'cache-control': 'no-cache' },
    body: style,
  }
}

const style = `
:root{--paper:#f6f2ea;--sheet:#fbf8f2;--ink:#1c1a17;--soft:#6b6358;--rule:#dcd3c3;--accent:#7a5c2f}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:400 16px/1.6 Jost,"Gill Sans","Helvetica Neue",Arial,sans-serif}
header{border-bottom:1px solid var(--rule)}
nav{display:flex;flex-wrap:wrap;gap:0 28px;max-width:980px;margin:0 auto;padding:18px 24px}
header a{font-size:12px;letter-spacing:.16em;text-transform:uppercase;color:var(--soft);text-decoration:none}
header a:hover,header a:focus-visible{color:var(--ink)}
main{max-width:980px;margin:0 auto;padding:40px 24px 80px}
h1,h2{font-family:Cormorant,"Iowan Old Style",Palatino,Georgia,serif;font-weight:500;line-height:1.15;margin:0 0 12px;overflow-wrap:anywhere}
h1{font-size:36px}h2{font-size:25px;margin-top:48px}
p{margin:0 0 16px}.soft{color:var(--soft)}.num{font-variant-numeric:tabular-nums lining-nums}
a{color:inherit;text-underline-offset:.25em;text-decoration-thickness:1px}
:focus-visible{outline:2px solid var(--accent);outline-offset:3px}
form.line{display:flex;flex-wrap:wrap;gap:14px 18px;align-items:end;margin:24px 0}
label{display:grid;gap:4px;font-size:13px;color:var(--soft)}
label.tick{display:flex;gap:8px;align-items:center;font-size:15px;color:var(--ink)}
input,select{font:inherit;color:var(--ink);background:var(--sheet);border:1px solid #8d8474;border-radius:0;padding:8px 10px}
input[type=search]{width:min(340px,70vw)}input[type=number]{width:120px}
button{font:inherit;font-size:13px;letter-spacing:.06em;color:var(--ink);background:none;border:1px solid #8d8474;padding:8px 14px;cursor:pointer}
button:hover{background:var(--sheet)}
ol.letters{list-style:none;margin:24px 0;padding:0;border-top:1px solid var(--rule)}
ol.letters li{border-bottom:1px solid var(--rule);padding:16px 0;display:grid;grid-template-columns:1fr auto;gap:2px 24px}
ol.letters a{font-family:Cormorant,"Iowan Old Style",Palatino,Georgia,serif;font-size:21px;line-height:1.25;text-decoration:none;color:var(--accent);overflow-wrap:anywhere}
ol.letters a:visited{color:var(--ink)}ol.letters a:hover{text-decoration:underline}
ol.letters .to{grid-column:1/-1;font-size:14px;color:var(--soft);overflow-wrap:anywhere}
dl{display:grid;grid-template-columns:max-content 1fr;gap:4px 24px;margin:0 0 28px}
dt{color:var(--soft)}dd{margin:0;overflow-wrap:anywhere}
.tabs{display:flex;flex-wrap:wrap;gap:0 26px;max-width:none;padding:0;margin:0 0 20px;border-bottom:1px solid var(--rule)}
.tabs a{padding:10px 0;text-decoration:none;color:var(--soft);border-bottom:2px solid transparent;margin-bottom:-1px}
.tabs a[aria-current]{color:var(--ink);border-color:var(--accent)}
iframe{display:block;width:100%;height:75vh;border:1px solid var(--rule);background:#fff}
pre{background:var(--sheet);border:1px solid var(--rule);padding:20px;margin:0;white-space:pre-wrap;overflow-wrap:anywhere;font:14px/1.6 ui-monospace,Menlo,Consolas,monospace}
.scroll{overflow-x:auto}table{border-collapse:collapse;width:100%;font-size:14px}
th,td{text-align:left;padding:9px 18px 9px 0;border-bottom:1px solid var(--rule);vertical-align:top}
th{font-weight:400;color:var(--soft)}td form{display:inline-block;margin:0 6px 4px 0}td button{padding:4px 9px;font-size:12px}td:first-child,td:last-child{white-space:nowrap}
.pager{display:flex;justify-content:space-between;gap:20px}
@media(prefers-color-scheme:dark){:root{--paper:#14120f;--sheet:#1b1814;--ink:#efe8da;--soft:#a39a8b;--rule:#37312a;--accent:#c8a46a}}
`
