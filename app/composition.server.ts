import { join } from 'node:path'
import { type Database, openDatabase } from '~db/client'
import { renderLetter } from '~emails/render-letter'
import type { WalletPort } from './domain/attendance/wallet-port'
import { readClub } from './domain/brands/read-club.server'
import { attachCalendar } from './domain/calendar/attach-calendar'
import type { PaymentPort } from './domain/deposits/port'
import type { DrawPicture, MeasurePicture } from './domain/events/port'
import type { Ctx } from './domain/kernel/context'
import type { CleanUpload, FilePort } from './domain/kernel/files'
import type { LetterFiles } from './domain/letters/dispatch-letters.server'
import type { MailPort } from './domain/letters/port'
import type { LetterRenderer } from './domain/letters/types'
import { type Environment, environment } from './infra/env.server'
import { createFiles } from './infra/files.server'
import { createListener } from './infra/listen.server'
import { logger } from './infra/logger.server'
import { watchPool } from './infra/metrics.server'
import { createPictures, measurePicture } from './infra/pictures.server'
import { createResendMail } from './infra/resend.server'
import { createSecrets } from './infra/secrets.server'
import { createStripePayments } from './infra/stripe.server'
import { cleanUpload } from './infra/uploads.server'
import { createWallet } from './infra/wallet.server'

export type ListenPort = {
  subscribe: (channel: string, handler: (payload: string) => void) => Promise<() => void>
}

/** Everything a use-case may be given. Each asks only for its part. */
export type AppCtx = Ctx & {
  mail: MailPort
  payments: PaymentPort
  renderLetter: LetterRenderer
  letterFiles: LetterFiles
  files: FilePort
  cleanUpload: CleanUpload
  measurePicture: MeasurePicture
  drawPicture: DrawPicture
  wallet: WalletPort
  listen: ListenPort
  switches: { noSeatLock: boolean }
}

/** `databaseUrl` is for the job runner, which keeps connections of its own. */
export type Composition = { ctx: AppCtx; databaseUrl: string; close: () => Promise<void> }

/** Puts the real parts together: the only place where the domain's ports meet their adapters. */
export function compose(env: Environment): Composition {
  const log = logger()
  const database = openDatabase({
    url: env.DATABASE_URL,
    poolSize: env.DB_POOL_SIZE,
    onPoolError: error => log.warn({ error: error.name }, 'an idle database connection was lost'),
  })
  watchPool(database.pool)
  const listener = createListener({
    url: env.DATABASE_URL,
    onLost: () => log.debug({}, 'the listening connection closed'),
  })
  const ctx = createCtx(env, database.db, log, listener)
  return {
    ctx,
    databaseUrl: env.DATABASE_URL,
    close: async () => {
      await listener.close()
      await database.close()
    },
  }
}

function createCtx(env: Environment, db: Database, log: AppCtx['log'], listen: ListenPort): AppCtx {
  const secrets = createSecrets(env.APP_SECRET)
  const files = createFiles(join(env.DATA_DIR, 'files'))
  return {
    db,
    log,
    secrets,
    origin: env.APP_ORIGIN,
    mail: createResendMail({
      apiKey: env.RESEND_API_KEY,
      apiBase: env.RESEND_API_BASE,
      webhookSecret: env.RESEND_WEBHOOK_SECRET,
      from: env.MAIL_FROM,
    }),
    payments: createStripePayments({
      secretKey: env.STRIPE_SECRET_KEY,
      apiBase: env.STRIPE_API_BASE,
      webhookSecret: env.STRIPE_WEBHOOK_SECRET,
      log,
    }),
    renderLetter: async (content, locale, links) =>
      renderLetter(content, { locale, club: (await readClub(db)).name, links }),
    letterFiles: attachCalendar,
    files,
    cleanUpload,
    measurePicture,
    drawPicture: createPictures(files),
    wallet: createWallet(walletsOf(env)),
    listen,
    switches: { noSeatLock: env.TEST_SWITCH_NO_SEAT_LOCK },
  }
}

/** The environment has each wallet whole or not at all. */
function walletsOf(env: Environment): Parameters<typeof createWallet>[0] {
  const { APPLE_WALLET_PASS_TYPE_ID: passTypeId, APPLE_WALLET_TEAM_ID: teamId } = env
  const { APPLE_WALLET_CERTIFICATE: certificateFile, APPLE_WALLET_KEY: keyFile } = env
  const { APPLE_WALLET_WWDR: wwdrFile, APPLE_WALLET_KEY_PASSPHRASE: keyPassphrase } = env
  const { GOOGLE_WALLET_ISSUER_ID: issuerId, GOOGLE_WALLET_SERVICE_ACCOUNT: serviceAccountFile } = env
  return {
    apple:
      passTypeId && teamId && certificateFile && keyFile && wwdrFile
        ? { passTypeId, teamId, certificateFile, keyFile, keyPassphrase, wwdrFile }
        : null,
    google: issuerId && serviceAccountFile ? { issuerId, serviceAccountFile } : null,
  }
}

let composed: Composition | undefined

/** The composition of this process, made at first use. */
export function getComposition(): Composition {
  composed ??= compose(environment())
  return composed
}

/** The ctx of this process. */
export function getCtx(): AppCtx {
  return getComposition().ctx
}
