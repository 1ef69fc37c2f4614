import type { Tier } from '~/domain/tiers/types'
import type { Desk } from '~/domain/vetting/desk-queries.server'
import { mayDecide, mayRead, mayVote, suggestReturn } from '~/domain/vetting/policy'
import { reopenable } from '~/domain/vetting/request-more.server'
import { tellHistory } from '~/domain/vetting/tell-history'
import { verdicts } from '~/domain/vetting/types'
import { tellDay, tellDecision, tellPromise, tellVerdict } from '~/domain/vetting/words'
import { type Locale, translate } from '~/shared/copy'
import { dayInZone, formatMoment, formatNumber, formatTime } from '~/shared/format'
import { paths } from '~/shared/paths'
import { personName } from '~/web/person-name'
import { copy } from './copy'
import { reviewCopy } from './review-copy'
import { tellAbout, tellSteps } from './tell-answers'

/** The whole desk in the reader's words. What a reader may not see was never in `desk`. */
export function tellDesk(desk: Desk, extra: { tiers: readonly Tier[]; nextRank: number }, locale: Locale) {
  const t = translate(copy, locale)
  const { application, facts, timeZone } = desk
  const { person, version } = application
  const gender = person.civility === 'mme' || person.civility === 'm' ? (`_${person.civility}` as const) : ''
  const day = (moment: Date) => tellDay(moment, timeZone, locale)
  return {
    id: application.id,
    name: personName(person) || t('unnamed'),
    over: t('over', { flow: version.definition.name[locale], version: version.number }),
    about: tellAbout(desk, locale).join(' · '),
    sent: t('sent', { day: day(application.submittedAt) }),
    promise: desk.promise && {
      by: t('replyBy', { day: day(application.replyBy) }),
      standing: tellPromise(desk.promise, locale),
      isLate: desk.promise.standing === 'late',
    },
    says: t(`says${gender}`),
    asks: t(`asks${gender}`),
    erased: desk.erasedAt && t('erased', { day: day(desk.erasedAt) }),
    steps: tellSteps(desk, locale),
    advice: tellAdvice(desk, locale),
    messages: tellMessages(desk, locale),
    mayAsk: mayRead(facts).ok,
    askableSteps: desk.steps
      .filter(({ step }) => reopenable.includes(step.kind))
      .map(({ step }) => ({ value: step.id, label: step.title[locale] })),
    past: tellPast(desk, locale),
    history: desk.history.map(entry => ({
      at: formatMoment(entry.at, timeZone, locale, { year: true }),
      dateTime: entry.at.toISOString(),
      title: tellHistory(entry, locale),
    })),
    review: tellReview(desk, extra.tiers, locale),
    others: tellOthers(desk, locale),
    readers: desk.readers.map(({ id, name, isAssigned, hasVoted, interest }) => ({
      id,
      name: personName(name) || name.address,
      ...{ isAssigned, hasVoted, hasInterest: interest !== null, interest: interest ?? '' },
    })),
    decisions: tellDecisions(desk, locale),
    decide: tellDecide(desk, extra, locale),
  }
}

function tellAdvice({ advice }: Desk, locale: Locale) {
  const t = translate(copy, locale)
  return {
    score: advice.score === null ? null : t('scoreOf', { score: formatNumber(advice.score, locale, 1) }),
    minimum: advice.minimum === null ? null : t('minimum', { minimum: formatNumber(advice.minimum, locale) }),
    against: advice.against.map(words => words[locale]),
  }
}

function tellMessages({ messages, timeZone, steps }: Desk, locale: Locale) {
  return messages.map(message => ({
    id: message.id,
    kind: message.kind,
    answersId: message.answersId,
    name: personName(message),
    at: formatMoment(message.writtenAt, timeZone, locale, { weekday: false }),
    words: message.words,
    step: steps.find(({ step }) => step.id === message.stepId)?.step.title[locale] ?? '',
    isSettled: message.isSettled,
  }))
}

function tellPast({ otherApplications, nominations, timeZone }: Desk, locale: Locale) {
  const t = translate(copy, locale)
  return {
    applications: otherApplications.map(({ id, flowName, state, submittedAt, verdict }) => ({
      id,
      href: paths.staffApplication(id),
      name: flowName[locale],
      what: [
        tellDay(submittedAt, timeZone, locale),
        verdict ? tellVerdict(verdict, null, locale) : t(`state_${state}`),
      ].join(', '),
    })),
    nominations: nominations.map(each => ({
      id: each.id,
      who: t('nominatedBy', { name: personName(each), day: tellDay(each.createdAt, timeZone, locale) }),
      line: each.line,
      note: each.isThisOne ? t('nominationThis') : each.isAccepted ? '' : t('nominationQuiet'),
    })),
  }
}

/** The reader's own sheet, and what stands in the way of it. */
function tellReview({ application, facts, sheet }: Desk, tiers: readonly Tier[], locale: Locale) {
  const t = translate(reviewCopy, locale)
  const reading = mayRead(facts)
  const voting = mayVote(facts)
  const { criteria } = application.version.definition.committee
  const target = application.flow.risesToTierId
  return {
    criteria: criteria.map(({ id, label }) => ({ id, label: label[locale], mark: sheet?.marks[id] ?? null })),
    sheet: sheet && {
      version: sheet.version,
      notes: sheet.notes,
      words: sheet.words,
      verdict: sheet.verdict,
      tierId: sheet.tierId,
    },
    mayRead: reading.ok,
    mayVote: voting.ok,
    why: !reading.ok
      ? { interest: t('interestHides'), closed: t('closed'), decision_prepared: t('prepared') }[
          reading.reason
        ]
      : voting.ok
        ? ''
        : t('notBlind'),
    verdicts: verdicts.filter(verdict => verdict !== 'trial' || application.flow.purpose === 'join'),
    tiers: tiers
      .filter(({ id }) => target === null || id === target)
      .map(({ id, name }) => ({ value: id, label: name[locale] })),
    hasInterest: facts.hasInterest,
    mayDeclare: reading.ok,
  }
}

function tellOthers({ application, others, timeZone }: Desk, locale: Locale) {
  const t = translate(reviewCopy, locale)
  if (others.sight !== 'shown') {
    const { sight, votes, quorum } = others
    const why = { interest: '', vote_first: t('hidden'), until_quorum: t('untilQuorum') }[sight]
    return { isShown: false as const, why, count: t('votesSoFar', { count: votes, quorum }) }
  }
  const { criteria } = application.version.definition.committee
  const { tally } = others
  const figure = (value: number) => formatNumber(value, locale, Number.isInteger(value) ? 0 : 1)
  return {
    isShown: true as const,
    count: t('votesSoFar', { count: tally.votes, quorum: tally.quorum }),
    overall: tally.overall === null ? null : t('overall', { score: formatNumber(tally.overall, locale, 1) }),
    isVetoed: tally.isVetoed,
    criteria: tally.criteria.map(({ id, spread }) => ({
      id,
      label: criteria.find(each => each.id === id)?.label[locale] ?? '',
      spread: spread && {
        ...spread,
        text: t('spread', {
          median: figure(spread.median),
          low: figure(spread.low),
          high: figure(spread.high),
        }),
      },
    })),
    votes: others.votes.map(vote => ({
      id: vote.reviewerId,
      name: vote.isMine ? t('you') : personName(vote),
      verdict: tellVerdict(vote.verdict, vote.tierName, locale),
      words: vote.words,
    })),
    comments: others.comments.map(comment => ({
      id: comment.id,
      name: comment.isMine ? t('you') : personName(comment),
      at: formatMoment(comment.writtenAt, timeZone, locale, { weekday: false }),
      dateTime: comment.writtenAt.toISOString(),
      words: comment.words,
    })),
  }
}

function tellDecisions({ decisions, facts, timeZone }: Desk, locale: Locale) {
  const t = translate(reviewCopy, locale)
  const open = decisions.find(({ state }) => state === 'pending' || state === 'released')
  const said = (each: Desk['decisions'][number]) => tellDecision(each.decision, each.tierName, locale)
  return {
    open: open
      ? {
          href: paths.staffDecision(open.id),
          text:
            open.state === 'released' && open.takesEffectAt
              ? t('releasedDecision', {
                  hour: formatTime(open.takesEffectAt, timeZone, locale),
                  decision: said(open),
                })
              : t('openDecision', { decision: said(open) }),
        }
      : null,
    isPreparedByOthers: !open && facts.hasOpenDecision,
    effective: decisions.flatMap(each =>
      each.effectiveAt
        ? [
            {
              id: each.id,
              text: t('effective', {
                decision: said(each),
                day: tellDay(each.effectiveAt, timeZone, locale),
              }),
              because:
                facts.runsTheClub && each.decision.because !== ''
                  ? t('because_kept', { because: each.decision.because })
                  : '',
            },
          ]
        : [],
    ),
  }
}

/** What this person may decide now; null for whoever decides nothing here. */
function tellDecide(
  { application, facts, others, now, timeZone }: Desk,
  { tiers, nextRank }: { tiers: readonly Tier[]; nextRank: number },
  locale: Locale,
) {
  if (!facts.runsTheClub || facts.hasInterest || facts.hasOpenDecision) return null
  const t = translate(reviewCopy, locale)
  const { purpose, risesToTierId } = application.flow
  const isVetoed = others.sight === 'shown' && others.tally.isVetoed
  const kinds = verdicts.filter(kind => mayDecide({ ...facts, isVetoed, purpose }, kind).ok)
  const waiting = mayDecide({ ...facts, isVetoed, purpose }, 'decline')
  if (!waiting.ok && waiting.reason !== 'no_quorum') return null
  // Whoever is asked to read votes before they decide: deciding shows what the others think.
  const isReady = kinds.length > 0 && (others.sight === 'shown' || facts.quorum === 0)
  return {
    isReady,
    why: !waiting.ok && waiting.reason === 'no_quorum' ? t('noQuorum', waiting) : isReady ? '' : t('hidden'),
    kinds: isReady ? kinds : [],
    tiers: tiers
      .filter(({ id }) => risesToTierId === null || id === risesToTierId)
      .map(({ id, name }) => ({ value: id, label: name[locale] })),
    nextRank: String(nextRank),
    returnOn: suggestReturn(application.version.definition.returnMonths, dayInZone(now, timeZone)) ?? '',
    mayReturn: application.version.definition.returnMonths !== null,
  }
}
