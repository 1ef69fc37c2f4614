import { type Agent, request } from 'node:http'

/** The origin that every web process of one club is given, wherever it listens. */
export const clubOrigin = 'http://club.localhost'

export type FormPost = {
  agent: Agent
  port: number
  path: string
  /** Of the session. */
  token: string
  fields: readonly (readonly [string, string])[]
}

/** `leadsTo` is where the answer leads, if anywhere: an address, or the text that names one. Status 0: no answer. */
export type FormAnswer = { status: number; leadsTo: string }

/** The form as a browser without a script sends it: the answer is a page, or leads to one. */
export async function postAsDocument(post: FormPost): Promise<FormAnswer> {
  const { status, location } = await send(post)
  return { status, leadsTo: location }
}

/** The form as the page's own script sends it: the answer is the action's alone, which spares the server nine pages of ten. */
export async function postAsScript(post: FormPost, isIndex = true): Promise<FormAnswer> {
  const { status, body } = await send({ ...post, path: `${post.path}.data${isIndex ? '?index' : ''}` })
  return { status, leadsTo: status === 202 ? body : '' }
}

/** Reads the answer to its end, so that its connection can be used again. */
function send({ agent, port, path, token, fields }: FormPost) {
  const form = new URLSearchParams(fields.map(([name, value]) => [name, value])).toString()
  const headers = {
    host: new URL(clubOrigin).host,
    origin: clubOrigin,
    cookie: `session=${token}`,
    'content-type': 'application/x-www-form-urlencoded',
    'content-length': Buffer.byteLength(form),
  }
  return new Promise<{ status: number; location: string; body: string }>(resolve => {
    const fail = (error: Error) => resolve({ status: 0, location: `no answer: ${error.message}`, body: '' })
    const sent = request({ host: '127.0.0.1', port, path, method: 'POST', agent, headers }, answer => {
      let body = ''
      answer.setEncoding('utf8')
      answer.on('data', (part: string) => {
        body += part
      })
      answer.once('error', fail)
      answer.once('end', () =>
        resolve({ status: answer.statusCode ?? 0, location: answer.headers.location ?? '', body }),
      )
    })
    sent.once('error', fail)
    sent.end(form)
  })
}
