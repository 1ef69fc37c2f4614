import { afterEach, expect, test } from 'vitest'
import { from, openBench, readMessages } from './resend-set-up'

const bench = openBench()
afterEach(() => bench.close())

async function read(url: string, language = 'en-GB,en;q=0.9') {
  const response = await fetch(url, { headers: { 'accept-language': language } })
  return { status: response.status, headers: response.headers, text: await response.text() }
}

async function openInbox() {
  const { resend, origin } = await bench.start()
  await resend.emails.send({ from, to: 'paul@example.com', subject: 'Pour Paul', text: 'Cher Paul' })
  const { data } = await resend.emails.send({
    from,
    to: 'ines@example.com',
    subject: 'L’hiver <b>&</b> vous',
    html: '<!doctype html><html><head><title>x</title></head><body><a href="http://club.example/i/1">Répondre</a><img src="cid:aurora"><script>alert(1)</script></body></html>',
    text: 'Répondre <ici>',
    headers: { 'List-Unsubscribe': '<https://club.example/stop>' },
    tags: [{ name: 'letter', value: 'l1' }],
    attachments: [
      { filename: 'aurore.png', content: Buffer.from('png'), contentId: 'aurora' },
      { filename: 'journée.ics', content: Buffer.from('BEGIN:VCALENDAR') },
    ],
  })
  return { origin, id: data?.id ?? '' }
}

test('the inbox lists the latest letter first, and searches by address', async () => {
  const { origin, id } = await openInbox()
  const all = await read(`${origin}/inbox`)
  expect(all.text.indexOf(id)).toBeLessThan(all.text.indexOf('Pour Paul'))
  expect(all.text).toContain('L’hiver &lt;b&gt;&amp;&lt;/b&gt; vous')
  const found = await read(`${origin}/inbox?to=paul@example.com`)
  expect(found.text).toContain('Pour Paul')
  expect(found.text).not.toContain(id)
  expect((await read(`${origin}/inbox?to=nobody`)).text).toContain('No letter to this address.')
})

test('the pages speak the language of the browser', async () => {
  const { origin } = await openInbox()
  const french = await read(`${origin}/inbox`, 'fr-FR,fr;q=0.9,en;q=0.8')
  expect(french.text).toContain('<html lang="fr">')
  expect(french.text).toContain('La boîte aux lettres')
  expect((await read(`${origin}/sandbox`, 'de')).text).toContain('<html lang="en">')
})

test('a letter shows its html in a frame whose links lead the whole window and whose scripts are dead', async () => {
  const { origin, id } = await openInbox()
  const page = await read(`${origin}/inbox/${id}`)
  expect(page.text).toContain(`<iframe src="/inbox/${id}/html"`)
  expect(page.text).not.toContain('allow-scripts')
  const frame = await read(`${origin}/inbox/${id}/html`)
  expect(frame.text).toContain('<head><base target="_top">')
  expect(frame.text).toContain(`<img src="/inbox/${id}/attachments/0">`)
  const policy = frame.headers.get('content-security-policy') ?? ''
  expect(policy).toContain('sandbox allow-top-navigation-by-user-activation')
  expect(policy).not.toContain('allow-scripts')
})

test('text, headers and attachments each have their view, and a file comes back as it was sent', async () => {
  const { origin, id } = await openInbox()
  expect((await read(`${origin}/inbox/${id}?view=text`)).text).toContain('Répondre &lt;ici&gt;')
  const headers = (await read(`${origin}/inbox/${id}?view=headers`)).text
  expect(headers).toContain('List-Unsubscribe: &lt;https://club.example/stop&gt;')
  const files = (await read(`${origin}/inbox/${id}?view=attachments`)).text
  expect(files).toContain(`href="/inbox/${id}/attachments/1"`)
  const file = await read(`${origin}/inbox/${id}/attachments/1`)
  expect(file.text).toBe('BEGIN:VCALENDAR')
  expect(file.headers.get('content-type')).toBe('text/calendar')
  expect(file.headers.get('content-disposition')).toBe("attachment; filename*=UTF-8''journ%C3%A9e.ics")
  expect((await read(`${origin}/inbox/${id}/attachments/2`)).status).toBe(404)
  expect((await read(`${origin}/inbox/nothing`)).status).toBe(404)
})

test('a test reads whole messages as JSON, by recipient, subject and limit', async () => {
  const { origin, id } = await openInbox()
  expect((await readMessages(origin)).map(({ subject }) => subject)).toHaveLength(2)
  expect(await readMessages(origin, '?limit=1')).toMatchObject([{ id }])
  expect(await readMessages(origin, '?subject=paul')).toMatchObject([{ text: 'Cher Paul', html: null }])
  expect(await readMessages(origin, '?to=nes@example.com')).toEqual([])
  expect(await readMessages(origin, '?to=ines')).toMatchObject([{ tags: [{ name: 'letter', value: 'l1' }] }])
  expect((await fetch(`${origin}/inbox.json?sort=up`)).status).toBe(400)
})

test('reading any page twice changes nothing', async () => {
  const { origin, id } = await openInbox()
  const before = await readMessages(origin)
  for (const path of ['/', '/inbox', `/inbox/${id}`, `/inbox/${id}/html`, '/sandbox', '/healthz'])
    for (let at = 0; at < 2; at++) expect((await read(`${origin}${path}`)).status).toBe(200)
  const after = await readMessages(origin)
  expect(after.map(({ id: found }) => found)).toEqual(before.map(({ id: found }) => found))
})
