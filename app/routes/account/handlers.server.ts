import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node'
import { chooseLanguage } from '~/domain/accounts/choose-language.server'
import { endOtherSessions, endSession } from '~/domain/accounts/end-session.server'
import { listMyPasskeys, listMySessions, readMyAddress } from '~/domain/accounts/queries.server'
import { relyingPartyOf } from '~/domain/accounts/relying-party'
import { removePasskey } from '~/domain/accounts/remove-passkey.server'
import { renamePasskey } from '~/domain/accounts/rename-passkey.server'
import { accountForm } from '~/domain/accounts/schema'
import { findMyPhoto } from '~/domain/attendance/photo.server'
import { never } from '~/domain/kernel/result'
import { homeZone } from '~/domain/permission/types'
import { type Locale, translate } from '~/shared/copy'
import { formatMoment } from '~/shared/format'
import { paths } from '~/shared/paths'
import { writeLocaleCookie } from '~/shared/preferences'
import { isSecure } from '~/web/cookies.server'
import { getCtx } from '~/web/ctx.server'
import { readFlash, redirectWith } from '~/web/flash.server'
import { malformed, notFound, parseForm } from '~/web/form.server'
import { memberNav } from '~/web/member-nav'
import { personName } from '~/web/person-name'
import { requirePerson } from '~/web/visitor.server'
import { copy } from './copy'

export async function loadAccount({ request }: LoaderFunctionArgs) {
  const { actor, person, locale } = await requirePerson(request)
  const ctx = getCtx()
  const { flash, headers } = readFlash(request)
  const address = await readMyAddress(ctx, actor)
  const zone = person.timeZone ?? homeZone
  const moment = (at: Date) => formatMoment(at, zone, locale, { weekday: false })
  const sessions = await listMySessions(ctx, actor)
  const passkeys = await listMyPasskeys(ctx, actor)
  return data(
    {
      frame: { locale },
      flash,
      nav: memberNav(locale, person.standing),
      name: personName(person) || address,
      address,
      lettersIn: person.locale,
      hasPhoto: (await findMyPhoto(ctx.db, actor)) !== null,
      sessions: sessions.map(({ startedAt, lastSeenAt, ...session }) => ({
        ...session,
        since: moment(startedAt),
        seen: moment(lastSeenAt),
      })),
      passkeys: passkeys.map(({ createdAt, lastUsedAt, ...passkey }) => ({
        ...passkey,
        made: moment(createdAt),
        used: lastUsedAt && moment(lastUsedAt),
      })),
      passkeysPossible: relyingPartyOf(ctx.origin) !== null,
    },
    { headers },
  )
}

export async function postAccount({ request }: ActionFunctionArgs) {
  const { actor, locale } = await requirePerson(request)
  const form = await parseForm(request, accountForm, locale)
  if (!form.ok) return form.reply.error?.label ? answerLabel(form.submission.payload, locale) : malformed()
  const ctx = getCtx()
  const { value } = form
  const t = translate(copy, locale)
  const back = (text: string) => redirectWith(paths.account(), { tone: 'good', text })
  switch (value.intent) {
    case 'end_session':
      return (await endSession(ctx, actor, value.sessionId)).ok ? back(t('ended')) : notFound()
    case 'end_other_sessions': {
      const count = await endOtherSessions(ctx, actor)
      return back(t('othersEnded', { count }))
    }
    case 'choose_language': {
      await chooseLanguage(ctx, actor, value.locale)
      const text = translate(copy, value.locale)('languageChosen')
      const cookie = writeLocaleCookie(value.locale, isSecure())
      return redirectWith(paths.account(), { tone: 'good', text }, { 'Set-Cookie': cookie })
    }
    case 'rename_passkey':
      return (await renamePasskey(ctx, actor, value)).ok ? back(t('renamed')) : notFound()
    case 'remove_passkey':
      return (await removePasskey(ctx, actor, value.passkeyId)).ok ? back(t('removed')) : notFound()
    default:
      return never(value)
  }
}

function answerLabel(payload: Record<string, unknown>, locale: Locale) {
  const amiss = { passkeyId: String(payload.passkeyId), words: translate(copy, locale)('labelMissing') }
  return data({ amiss }, { status: 422 })
}
