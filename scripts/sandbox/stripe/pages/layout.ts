import { createHash } from 'node:crypto'
import type { HttpReply } from '../../shared/http'
import { html, type Markup } from './html'

const CSS = `
:root{--paper:#f6f2ea;--sheet:#fbf8f2;--ink:#1c1a17;--soft:#6b6358;--rule:#dcd3c3;--line:#8f8574;--accent:#7a5c30;--warn:#8a3f2d;color-scheme:light}
@media (prefers-color-scheme:dark){:root{--paper:#14120f;--sheet:#1b1814;--ink:#efe8da;--soft:#a39a8b;--rule:#37312a;--line:#7d7464;--accent:#c8a46a;--warn:#d99882;color-scheme:dark}}
*{box-sizing:border-box;margin:0}
body{background:var(--paper);color:var(--ink);font:400 16px/1.6 Jost,Optima,Candara,"Gill Sans",sans-serif}
.test{padding:9px 24px;border-bottom:1px solid var(--rule);text-align:center}
.caps{font-size:12px;letter-spacing:.18em;text-transform:uppercase;color:var(--soft)}
.test .caps{color:var(--accent)}
main{max-width:460px;margin:0 auto;padding:44px 24px 72px}
main.wide{max-width:1080px}
h1,h2,.amount{font-family:Cormorant,"Hoefler Text",Garamond,Georgia,serif;font-weight:500;line-height:1.12}
h1{font-size:34px;margin:6px 0 4px}
h2{font-size:24px;margin:40px 0 10px}
.amount{font-size:44px;margin:18px 0 2px;font-variant-numeric:lining-nums tabular-nums}
.soft{color:var(--soft)}
hr{border:0;border-top:1px solid var(--rule);margin:28px 0}
label{display:block;margin:18px 0 6px}
input{width:100%;padding:13px 14px;font:inherit;color:inherit;background:var(--sheet);border:1px solid var(--line);border-radius:0}
input[aria-invalid=true]{border-color:var(--warn)}
:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
.pair{display:grid;grid-template-columns:1fr 1fr;gap:16px}
button,.plain{display:block;width:100%;margin-top:26px;padding:15px 26px;font:inherit;font-size:13px;letter-spacing:.14em;text-transform:uppercase;text-align:center;text-decoration:none;color:var(--paper);background:var(--ink);border:1px solid var(--ink);border-radius:0;cursor:pointer}
.plain,button.second{margin-top:12px;background:none;color:var(--ink);border-color:var(--line)}
.alert{margin:24px 0 0;padding:14px 16px;border-left:2px solid var(--warn);background:var(--sheet)}
.alert+form>p{margin-top:24px}
dl+p{margin-top:12px}
dt{white-space:nowrap}
.wrong{color:var(--warn);margin-top:6px}
dl{margin:0}
dl div{display:flex;justify-content:space-between;gap:16px;padding:7px 0;border-bottom:1px solid var(--rule)}
dd{text-align:right}
code,.num{font-variant-numeric:tabular-nums lining-nums;font-family:inherit}
a{color:inherit;text-underline-offset:.25em;text-decoration-thickness:1px}
.scroll{overflow-x:auto}
table{width:100%;border-collapse:collapse;font-size:14.5px}
th{text-align:left;font-weight:400;padding:6px 14px 6px 0;border-bottom:1px solid var(--rule)}
td{padding:9px 14px 9px 0;border-bottom:1px solid var(--rule);vertical-align:top}
.row{display:flex;flex-wrap:wrap;gap:6px;align-items:center}
.row form{display:flex;gap:6px;align-items:center}
.row button{width:auto;margin:0;padding:5px 10px;letter-spacing:.06em;font-size:12px;background:none;color:var(--ink);border-color:var(--line)}
.row input{width:64px;padding:4px 8px}
.row label{margin:0;font-size:13px}
`

const STYLE_HASH = createHash('sha256').update(CSS).digest('base64')

export type Page = {
  language: 'fr' | 'en'
  title: string
  /** The line above every page, which says that nothing here is real. */
  banner: string
  body: Markup
  wide?: boolean
  /** Origins that a form of this page may end up at, through a redirect. */
  formTargets?: string[]
}

/** A whole page that runs no script and loads nothing, with a policy that says so. */
export function pageReply(page: Page, status = 200): HttpReply {
  const document = html`<!doctype html>
<html lang="${page.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${page.title}</title>
<style>${{ markup: CSS }}</style>
</head>
<body>
<header class="test"><p class="caps">${page.banner}</p></header>
<main${page.wide ? { markup: ' class="wide"' } : ''}>${page.body}</main>
</body>
</html>
`
  const targets = ["'self'", ...(page.formTargets ?? [])].join(' ')
  return {
    status,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'content-security-policy': `default-src 'none'; style-src 'sha256-${STYLE_HASH}'; form-action ${targets}; base-uri 'none'; frame-ancestors 'none'`,
      'referrer-policy': 'same-origin',
      'x-content-type-options': 'nosniff',
    },
    body: document.markup,
  }
}

/** Sends the browser elsewhere with a GET. */
export function seeOther(location: string): HttpReply {
  return { status: 303, headers: { location, 'cache-control': 'no-store', 'referrer-policy': 'same-origin' } }
}
