import { data, type LoaderFunctionArgs } from '@remix-run/node'
import { readInterviewOf } from '~/domain/applications/interview-queries.server'
import { countStepsLeft, isLiving, resumeAt } from '~/domain/applications/policy'
import { readClub } from '~/domain/brands/read-club.server'
import { translate } from '~/shared/copy'
import { dayInZone, formatDay } from '~/shared/format'
import { paths } from '~/shared/paths'
import { type Applicant, frameOf, requireApplicant } from '~/web/applicant.server'
import { getCtx } from '~/web/ctx.server'
import { readFlash } from '~/web/flash.server'
import { copy } from './copy'
import { tellFacts } from './tell-facts'
import { tellHead } from './tell-head'
import { tellHistory } from './tell-history'

/** Where the application stands, who reads it, what the club asks, and what was said. Looking changes nothing. */
export async function loadApplication({ request, params }: LoaderFunctionArgs) {
  const applicant = await requireApplicant(request, params.applicationId)
  const { mine, locale } = applicant
  const { application, passage } = mine
  const zone = (await readClub(getCtx().db)).homeTimeZone
  const { flash, headers } = readFlash(request)
  return data(
    {
      ...frameOf(applicant),
      flash,
      applicationId: application.id,
      state: application.state,
      isLiving: isLiving(application.state),
      head: tellHead(mine, zone, locale),
      resume:
        application.state === 'draft'
          ? {
              href: paths.applicationStep(application.id, resumeAt(passage, application.currentStep)),
              text: translate(copy, locale)('draftText', { count: countStepsLeft(passage) }),
            }
          : null,
      requests: tellRequests(applicant),
      answer: tellAnswerOf(applicant, zone),
      consequences: isLiving(application.state) ? tellWithdrawal(applicant) : null,
      facts: tellFacts(mine, await readInterviewOf(getCtx().db, application.id), zone, locale),
      history: tellHistory(mine, zone, locale),
    },
    { headers },
  )
}

/** What the club waits for, the oldest first; a step that is no longer in the passage is answered in words. */
function tellRequests({ mine, locale }: Applicant) {
  if (mine.application.state === 'draft' || !isLiving(mine.application.state)) return []
  return mine.messages
    .filter(({ kind, settledAt }) => kind === 'request' && settledAt === null)
    .map(({ id, words, stepId }) => {
      const step = mine.passage.steps.find(at => at.step.id === stepId)?.step
      return {
        id,
        words,
        isOnlyWords: stepId === null,
        step: step && {
          title: step.title[locale],
          href: paths.applicationStep(mine.application.id, step.id),
        },
      }
    })
}

/** What a withdrawal means for what this applicant has given so far. */
function tellWithdrawal({ mine, locale }: Applicant): string {
  const t = translate(copy, locale)
  const done = mine.passage.steps.flatMap(({ step, isDone }) => (isDone ? [step] : []))
  const fees = done.flatMap(step => (step.kind === 'fee' ? [step.isReturned] : []))
  return [
    t('withdrawText'),
    ...(done.some(({ kind }) => kind === 'interview') ? [t('withdrawHour')] : []),
    ...(fees.includes(true) ? [t('withdrawDeposit')] : []),
    ...(fees.includes(false) ? [t('withdrawFee')] : []),
    t('withdrawAgain'),
  ].join(' ')
}

/** The club's answer in its own words, and whether and when to come back. */
function tellAnswerOf({ mine: { decision, application }, locale }: Applicant, zone: string) {
  if (!decision || application.state !== 'decided') return null
  const t = translate(copy, locale)
  const { kind, returnOn } = decision
  const isNo = kind === 'decline' || kind === 'later'
  const mayReturn = isNo && returnOn !== null && returnOn <= dayInZone(new Date(), zone)
  const comeBack = mayReturn
    ? t('returnNow')
    : returnOn === null
      ? t('returnNever')
      : t('returnFrom', { day: formatDay(returnOn, locale) })
  return {
    words: decision.words,
    comeBack: isNo ? comeBack : null,
    door: mayReturn ? paths.applyFlow(application.flow.slug) : null,
    isMember: kind === 'admit' || kind === 'trial',
  }
}
