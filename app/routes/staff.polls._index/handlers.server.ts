import { data, type LoaderFunctionArgs } from '@remix-run/node'
import { listRanks } from '~/domain/events/queries.server'
import { brandsOf } from '~/domain/kernel/actor'
import { homeZone } from '~/domain/permission/types'
import { listPolls, type StaffPoll } from '~/domain/wishes/poll-queries.server'
import { type Locale, translate } from '~/shared/copy'
import { dayInZone, formatDay } from '~/shared/format'
import { getCtx } from '~/web/ctx.server'
import { requireStaff } from '~/web/visitor.server'
import { copy } from './copy'

export async function loadPolls({ request }: LoaderFunctionArgs) {
  const { actor, locale } = await requireStaff(request, who => brandsOf(who).length > 0)
  const { db } = getCtx()
  const t = translate(copy, locale)
  const tiers = new Map((await listRanks(db)).map(({ rank, name }) => [rank, name[locale]]))
  const asked = (minRank: number | null) =>
    minRank === null ? t('everyone') : t('fromRank', { tier: tiers.get(minRank) ?? String(minRank) })
  const polls = await listPolls(db, actor)
  return data({
    frame: { locale },
    polls: polls.map(poll => ({
      id: poll.id,
      over: `${poll.brandName ?? t('club')} · ${asked(poll.minRank)}`,
      question: poll.question[locale],
      standing: tellStanding(poll, locale),
      isOpen: poll.standing === 'open',
      voters: poll.result.voters,
      choices: poll.choices.map(({ id, label }) => ({
        id,
        label: label[locale],
        count: poll.result.counts[id] ?? 'few',
      })),
    })),
  })
}

/** The last day is told, not the midnight that ends it. */
function tellStanding({ standing, opensAt, closesAt }: StaffPoll, locale: Locale): string {
  const at = standing === 'waiting' ? opensAt : new Date(closesAt.getTime() - 1)
  return translate(copy, locale)(standing, { day: formatDay(dayInZone(at, homeZone), locale) })
}
