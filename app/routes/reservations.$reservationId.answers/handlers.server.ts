import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node'
import { saveAnswers } from '~/domain/answers/save-answers.server'
import { readAnswerSheet } from '~/domain/answers/sheet-queries.server'
import { signWaiver } from '~/domain/answers/sign-waiver.server'
import { never } from '~/domain/kernel/result'
import { isLocale, translate } from '~/shared/copy'
import { paths } from '~/shared/paths'
import { getCtx } from '~/web/ctx.server'
import { readFlash, redirectWith } from '~/web/flash.server'
import { malformed, notFound } from '~/web/form.server'
import {
  type ReservationReader,
  requireReservation,
  tellReservationFrame,
} from '~/web/reservation-reader.server'
import { copy } from './copy'
import { tellSheet, tellUnkept } from './tell.server'

export async function loadAnswers({ request, params }: LoaderFunctionArgs) {
  const reader = await requireReservation(request, params.reservationId)
  const { actor, reservation, locale } = reader
  const sheet = (await readAnswerSheet(getCtx().db, actor, reservation.id)) ?? notFound()
  const { flash, headers } = readFlash(request)
  return data(
    {
      ...(await tellReservationFrame(reader)),
      flash,
      standing: reservation.standing,
      ...tellSheet(sheet, locale),
    },
    { headers },
  )
}

/** Keeps what was answered, or signs for one of the party. */
export async function postAnswers({ request, params }: ActionFunctionArgs) {
  const reader = await requireReservation(request, params.reservationId)
  const form = await request.formData()
  return form.get('intent') === 'sign' ? sign(reader, form) : keep(reader, form)
}

async function keep({ actor, reservation, locale }: ReservationReader, form: FormData) {
  const t = translate(copy, locale)
  const saved = await saveAnswers(getCtx(), actor, { reservationId: reservation.id, form })
  if (!saved.ok) {
    if (saved.reason === 'not_found') return notFound()
    return data({ told: t(saved.reason), typed: typedOf(form), errors: {}, sign: null }, { status: 409 })
  }
  const sheet = (await readAnswerSheet(getCtx().db, actor, reservation.id)) ?? notFound()
  if (saved.value.unkept.length > 0) {
    const errors = tellUnkept(sheet, saved.value.unkept, locale)
    return data({ told: t('problems'), typed: typedOf(form), errors, sign: null }, { status: 422 })
  }
  const isWhole = sheet.missing.length === 0
  const to = isWhole ? paths.reservation(reservation.id) : paths.reservationAnswers(reservation.id)
  return redirectWith(to, { tone: 'good', text: t(isWhole ? 'keptAll' : 'keptSome') })
}

async function sign({ actor, reservation, locale }: ReservationReader, form: FormData) {
  const t = translate(copy, locale)
  const [position, version] = [Number(form.get('position')), Number(form.get('version'))]
  const [name, language] = [String(form.get('name') ?? ''), form.get('locale')]
  if (!Number.isInteger(position) || !Number.isInteger(version) || !isLocale(language)) return malformed()
  const signed = await signWaiver(getCtx(), actor, {
    reservationId: reservation.id,
    position,
    name,
    locale: language,
    version,
  })
  if (signed.ok)
    return redirectWith(paths.reservationAnswers(reservation.id), { tone: 'good', text: t('signedNow') })
  const again = (told: string, status: number, error = '') =>
    data({ told, typed: null, errors: {}, sign: { position, name, error } }, { status })
  switch (signed.reason) {
    case 'not_found':
      return notFound()
    case 'over':
      return again(t('signOver'), 409)
    case 'other_words':
      return again(t('other_words'), 409)
    case 'name_missing':
      return again('', 422, t('name_missing'))
    default:
      return never(signed)
  }
}

function typedOf(form: FormData): Record<string, string[]> {
  return Object.fromEntries([...new Set(form.keys())].map(name => [name, form.getAll(name).map(String)]))
}
