import { defineCopy, type Locale, translate } from '~/shared/copy'
import { formatMoment, joinList } from '~/shared/format'
import { greet } from '../letters/greeting'
import type { CorrespondenceLetterProps } from '../letters/types'

export type LostDrive = {
  event: {
    title: string
    brandName: string
    accent: string
    hostName: string
    hostTitle: string
    timeZone: string
  }
  person: {
    givenName: string
    familyName: string
    civility: 'mme' | 'm' | 'dr' | null
    locale: Locale
  }
  reservationId: string
  modelName: string
  startsAt: Date
  /** Hours at which a unit of the same model is free, at this instant. */
  hoursFree: readonly Date[]
  /** The reservation has nothing else. */
  wasAll: boolean
  hasDeposit: boolean
}

const mostHours = 6

const copy = defineCopy({
  fr: {
    subject: 'Votre essai ne peut avoir lieu à l’heure dite',
    over: '{{title}} · {{brand}}',
    sorry:
      'La {{model}} que nous vous avions promise ne peut rouler\u00a0: elle est immobilisée, et aucune autre n’est libre à votre heure. Nous le regrettons.',
    others:
      'D’autres heures sont encore possibles, chacune avec une {{model}}. Choisissez la vôtre depuis votre réservation\u202f; elles sont données dans l’ordre où elles sont prises.',
    nothing:
      'Aucune autre heure n’est libre à cet instant. Écrivez-nous\u00a0: nous chercherons avec vous, ce jour-là ou un autre.',
    rest: 'Le reste de votre venue ne change pas\u00a0: vous êtes attendu.',
    return:
      'Et si vous préférez renoncer, rendez votre place depuis votre réservation\u00a0: votre caution vous revient entière, quelle que soit la date, jusqu’au début de l’événement.',
    goes: 'Et si vous préférez renoncer, votre réservation vous laisse rendre votre place.',
    was: 'Votre heure',
    free: 'Heures libres',
    action: 'Voir ma réservation',
    aside:
      'Vous recevez cette lettre parce que cet essai vous était promis. Elle n’est pas promotionnelle. Sans réponse, l’essai reste ôté de votre réservation.',
  },
  en: {
    subject: 'Your drive cannot take place at its hour',
    over: '{{title}} · {{brand}}',
    sorry:
      'The {{model}} that we had promised you cannot be driven: it is out of service, and no other is free at your hour. We are sorry.',
    others:
      'Other hours are still possible, each with a {{model}}. Choose yours from your reservation; they go to whoever takes them first.',
    nothing:
      'No other hour is free at this moment. Write to us: we will look for one with you, on that day or another.',
    rest: 'The rest of your visit does not change: you are expected.',
    return:
      'And if you would rather not come, release your seat from your reservation: your deposit comes back whole, whatever the date, until the event begins.',
    goes: 'And if you would rather not come, your reservation lets you release your seat.',
    was: 'Your hour',
    free: 'Hours free',
    action: 'See my reservation',
    aside:
      'You receive this letter because this drive was promised to you. It is not promotional. Without an answer, the drive stays taken off your reservation.',
  },
})

/** Tells one member that the promise of a drive cannot be kept, and what is still to be had. Pure. */
export function composeLostLetter(lost: LostDrive): CorrespondenceLetterProps {
  const { event, person, modelName: model } = lost
  const { locale } = person
  const t = translate(copy, locale)
  const tell = (moment: Date) => formatMoment(moment, event.timeZone, locale)
  const hours = lost.hoursFree.slice(0, mostHours).map(tell)
  return {
    topic: 'drive_lost',
    subject: t('subject'),
    over: t('over', { title: event.title, brand: event.brandName }),
    accent: event.accent,
    greeting: greet(person, locale),
    paragraphs: [
      t('sorry', { model }),
      hours.length > 0 ? t('others', { model }) : t('nothing'),
      ...(lost.wasAll ? [] : [t('rest')]),
      t(lost.hasDeposit ? 'return' : 'goes'),
    ],
    senderName: event.hostName,
    senderTitle: event.hostTitle || event.brandName,
    rows: [
      [t('was'), tell(lost.startsAt)],
      ...(hours.length > 0 ? [[t('free'), joinList(hours, locale, 'or')] as [string, string]] : []),
    ],
    action: { label: t('action'), to: { page: 'reservation', reservationId: lost.reservationId } },
    aside: t('aside'),
  }
}
