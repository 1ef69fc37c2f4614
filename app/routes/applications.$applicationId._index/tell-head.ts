import type { MyApplication } from '~/domain/applications/queries.server'
import { type Locale, translate } from '~/shared/copy'
import { dayInZone, formatDay } from '~/shared/format'
import { copy } from './copy'

export type Head = { title: string; aside: string | null; text: string | null }

/** Where it stands, in a title and a sentence. */
export function tellHead(mine: MyApplication, zone: string, locale: Locale): Head {
  const t = translate(copy, locale)
  const { application, decision, messages, now } = mine
  const dayOf = (moment: Date) => formatDay(dayInZone(moment, zone), locale)
  switch (application.state) {
    case 'draft':
      return { title: t('draftTitle'), aside: t('draftAside'), text: null }
    case 'submitted': {
      if (messages.some(({ kind, settledAt }) => kind === 'request' && settledAt === null))
        return { title: t('askedTitle'), aside: t('askedAside'), text: null }
      const day = dayOf(application.replyBy ?? now)
      const isLate = application.replyBy !== null && application.replyBy < now
      return isLate
        ? { title: t('submittedTitle'), aside: null, text: t('submittedLate', { day }) }
        : { title: t('submittedTitle'), aside: t('submittedAside', { day }), text: t('submittedText') }
    }
    case 'waitlisted':
      return { title: t('waitlistedTitle'), aside: t('waitlistedAside'), text: t('waitlistedText') }
    case 'withdrawn': {
      const day = dayOf(application.withdrawnAt ?? now)
      return {
        title: t('withdrawnTitle'),
        aside: t('withdrawnAside'),
        text: t(application.erasedAt ? 'withdrawnText' : 'withdrawnTonight', { day }),
      }
    }
    case 'decided':
      if (!decision) return { title: t('decidedTitle'), aside: null, text: t('decidedText') }
      return decision.kind === 'admit' || decision.kind === 'trial'
        ? { title: t('admitTitle'), aside: t('admitAside'), text: null }
        : { title: t('declineTitle'), aside: null, text: null }
  }
}
