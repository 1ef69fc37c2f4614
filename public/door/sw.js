// Keeps the page of the door and what it is made of, so that it opens without a network. It keeps nobody's name: the
// guest list is the page's own affair, in the device's database, and a search by address is never kept.
const kept = 'door-1'
const patienceMs = 6000

self.addEventListener('install', () => self.skipWaiting())

self.addEventListener('activate', event => event.waitUntil(takeOver()))

self.addEventListener('message', event => {
  if (event.data?.kind === 'keep') event.waitUntil(keep(event.data.urls))
  if (event.data?.kind === 'forget') event.waitUntil(caches.delete(kept))
})

self.addEventListener('fetch', event => {
  const { request } = event
  const url = new URL(request.url)
  if (request.method !== 'GET' || url.origin !== self.location.origin) return
  if (request.mode === 'navigate') event.respondWith(openPage(request, url))
  else if (isPart(url)) event.respondWith(openPart(request))
})

const isPart = url => url.pathname.startsWith('/assets/') || url.pathname === '/favicon.svg'

async function takeOver() {
  const names = await caches.keys()
  await Promise.all(
    names.filter(name => name.startsWith('door-') && name !== kept).map(name => caches.delete(name)),
  )
  await self.clients.claim()
}

async function keep(urls) {
  const cache = await caches.open(kept)
  await Promise.all(
    urls.map(async url => {
      if (await cache.match(url)) return
      const answer = await fetch(url)
      if (answer.ok) await cache.put(url, answer)
    }),
  )
}

/** From the house while it answers, else as it was last seen. Whoever may not see it any more loses what was kept. */
async function openPage(request, url) {
  const cache = await caches.open(kept)
  try {
    const answer = await fetch(request, { signal: AbortSignal.timeout(patienceMs) })
    if (answer.ok && url.search === '') await cache.put(url.pathname, answer.clone())
    if (answer.status === 404) await cache.delete(url.pathname)
    return answer
  } catch {
    return (await cache.match(url.pathname)) ?? Response.error()
  }
}

/** The name of a part holds a hash of its content: what is kept is what it is. */
async function openPart(request) {
  const cache = await caches.open(kept)
  const found = await cache.match(request.url)
  if (found) return found
  const answer = await fetch(request)
  if (answer.ok) await cache.put(request.url, answer.clone())
  return answer
}
