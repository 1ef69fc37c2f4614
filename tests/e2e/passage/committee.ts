import { expect, type Page } from '@playwright/test'
import { reviewCopy } from '~/routes/staff.applications.$applicationId/review-copy'
import { copy as decisionsCopy } from '~/routes/staff.decisions._index/copy'
import { copy as decisionCopy } from '~/routes/staff.decisions.$decisionId._index/copy'
import { copy as hoursCopy } from '~/routes/staff.interviews/copy'
import { translate } from '~/shared/copy'
import { paths } from '~/shared/paths'
import { query } from '../steps/rows'
import { button, field } from '../steps/words'
import type { programme } from './programme'

const t = translate(reviewCopy, 'fr')

export type Vote = { verdict: 'admit' | 'decline'; mark: number; words: string; tier?: string }

/** A host offers hours of one morning for the conversations of a programme. */
export async function offerHours(page: Page, flow: string, date: string): Promise<void> {
  const say = translate(hoursCopy, 'fr')
  await page.goto(paths.staffInterviews())
  await field(page, say('programme')).selectOption({ label: flow })
  await field(page, say('date')).fill(date)
  await field(page, say('from')).fill('15:00')
  await field(page, say('to')).fill('16:00')
  await field(page, say('minutes')).fill('30')
  await button(page, say('publish')).click()
  await expect(page.getByText(say('published', { count: 2 }))).toBeVisible()
}

/** A reader votes without seeing what the others wrote, and sees it once their own vote is in. */
export async function voteBlind(
  page: Page,
  applicationId: string,
  { vote, plan, others }: { vote: Vote; plan: typeof programme; others: readonly string[] },
): Promise<void> {
  await page.goto(paths.staffApplication(applicationId))
  await expect(page.getByText(t('hidden')).or(page.getByText(t('untilQuorum')))).toBeVisible()
  for (const words of others) await expect(page.locator('body')).not.toContainText(words)
  for (const { fr: label } of plan.committee)
    await page.getByRole('radio', { name: t('mark', { label, mark: vote.mark }), exact: true }).check()
  const form = page.locator('#vote')
  await form.getByRole('radio', { name: t(vote.verdict), exact: true }).check()
  if (vote.tier) await form.getByLabel(t('tier')).selectOption({ label: vote.tier })
  await form.getByLabel(t('words')).fill(vote.words)
  await page.locator('button[value=vote]').click()
  await expect(page.getByText(t('voted'))).toBeVisible()
  for (const words of [...others, vote.words])
    await expect(page.getByRole('region', { name: t('committee') })).toContainText(words)
}

export type Answer = { kind: 'admit'; tier: string } | { kind: 'decline'; because: string; subject: string }

/** Prepares the answer, reads its letter, and writes its subject anew. Returns the id of the decision. */
export async function decide(page: Page, applicationId: string, answer: Answer): Promise<string> {
  await page.goto(paths.staffApplication(applicationId))
  const form = page.getByRole('region', { name: t('decide') })
  await form.getByRole('radio', { name: t(answer.kind), exact: true }).check()
  if (answer.kind === 'admit') await form.getByLabel(t('tier')).selectOption({ label: answer.tier })
  else await form.getByLabel(t('because')).fill(answer.because)
  await button(form, t('prepare')).click()
  await expect(page).toHaveURL(/\/staff\/decisions\/[0-9a-f-]{36}$/)
  if (answer.kind === 'decline') {
    const say = translate(decisionCopy, 'fr')
    await field(page, say('subject')).fill(answer.subject)
    await button(page, say('save')).click()
    await expect(page.getByText(say('saved'))).toBeVisible()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(answer.subject)
  }
  return new URL(page.url()).pathname.split('/').at(-1) ?? ''
}

/** Releases these answers together, and no other that waits. */
export async function releaseTogether(page: Page, names: readonly string[]): Promise<void> {
  const say = translate(decisionsCopy, 'fr')
  await page.goto(paths.staffDecisions())
  const wanted = names.map(name => say('choose', { name }))
  for (const tick of await page.locator('main').getByRole('checkbox').all()) await tick.uncheck()
  for (const name of wanted) await page.getByRole('checkbox', { name, exact: true }).check()
  await button(page, say('release')).click()
  await expect(page.getByRole('status').first()).toContainText(/\d/)
  for (const name of names) await expect(button(page, say('callBackName', { name }))).toBeVisible()
}

/** The hour of second thoughts passes: in rows, for nobody waits that long for a test. */
export async function letTheHourPass(decisionIds: readonly string[]): Promise<void> {
  await query(
    `update decisions set released_at = released_at - interval '61 minutes',
       takes_effect_at = takes_effect_at - interval '61 minutes' where id = any($1)`,
    [decisionIds],
  )
  await query(
    `select graphile_worker.add_job('deliver_effect', json_build_object('outboxId', id),
       job_key => 'outbox:' || id, run_at => now(), max_attempts => 25)
     from outbox where kind = 'decisions.take_effect' and payload->>'decisionId' = any($1)`,
    [decisionIds],
  )
}
