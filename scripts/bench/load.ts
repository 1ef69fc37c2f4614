import { Agent, request } from 'node:http'

export type Ask = { path: string; method: 'GET' | 'POST'; token: string; body?: string }
export type Answered = { status: number; body: string }

/**
 * Asks with `clients` connections, one request at a time on each, until `seconds` are over or the asks are used up;
 * returns how many were answered well in a second. Throws at the first answer that `isWell` refuses. Loopback only.
 */
export async function askFor(options: {
  port: number
  host: string
  clients: number
  seconds: number
  next: () => Ask | null
  isWell: (answer: Answered) => boolean
}): Promise<number> {
  const { clients, seconds, next, isWell } = options
  const agent = new Agent({ keepAlive: true, maxSockets: clients })
  const began = performance.now()
  const until = began + seconds * 1_000
  let answered = 0
  const client = async () => {
    while (performance.now() < until) {
      const ask = next()
      if (ask === null) return
      const answer = await send(agent, options, ask)
      if (!isWell(answer))
        throw new Error(`${ask.method} ${ask.path}: ${answer.status} ${answer.body.slice(0, 400)}`)
      answered += 1
    }
  }
  try {
    await Promise.all(Array.from({ length: clients }, client))
  } finally {
    agent.destroy()
  }
  return answered / ((performance.now() - began) / 1_000)
}

function send(agent: Agent, at: { port: number; host: string }, ask: Ask): Promise<Answered> {
  const headers = {
    host: at.host,
    origin: `http://${at.host}`,
    cookie: `session=${ask.token}`,
    ...(ask.body !== undefined && {
      'content-type': 'application/x-www-form-urlencoded',
      'content-length': Buffer.byteLength(ask.body),
    }),
  }
  return new Promise((resolve, reject) => {
    const sent = request(
      { host: '127.0.0.1', port: at.port, path: ask.path, method: ask.method, agent, headers },
      answer => {
        let body = ''
        answer.setEncoding('utf8')
        answer.on('data', (part: string) => {
          if (body.length < 4_000) body += part
        })
        answer.once('error', reject)
        answer.once('end', () => resolve({ status: answer.statusCode ?? 0, body }))
      },
    )
    sent.once('error', reject)
    sent.end(ask.body)
  })
}
