import { expect, type Page } from '@playwright/test'
import { tellQuestionKind, tellStepKind } from '~/domain/qualification/flow-words'
import { copy as overviewCopy } from '~/routes/staff.flows.$flowId._index/copy'
import { copy as builderCopy } from '~/routes/staff.flows.$flowId.edit/copy'
import { copy as newCopy } from '~/routes/staff.flows.new/copy'
import { type Bilingual, translate } from '~/shared/copy'
import { paths } from '~/shared/paths'
import { button, field, link } from '../steps/words'
import type { PlannedCondition, PlannedOption, PlannedQuestion, PlannedStep, programme } from './programme'

const t = translate(builderCopy, 'fr')

/** A manager builds a programme in the browser, part after part. Returns its id. */
export async function buildProgramme(page: Page, plan: typeof programme): Promise<string> {
  const ask = translate(newCopy, 'fr')
  await page.goto(paths.staffNewFlow())
  await field(page, ask('nameFr')).fill(plan.name.fr)
  await field(page, ask('nameEn')).fill(plan.name.en)
  await field(page, ask('slug')).fill(plan.slug)
  await field(page, ask('brand')).selectOption({ label: 'Aurora' })
  await page.getByRole('radio', { name: ask('join') }).check()
  await button(page, ask('create')).click()
  await expect(page.locator('#part')).toContainText(t('wordsTitle'))
  const flowId = new URL(page.url()).pathname.split('/').at(-2) ?? ''

  await fillBoth(page, t('story'), plan.story)
  await fillBoth(page, t('criteria'), plan.criteria)
  await fillBoth(page, t('decides'), plan.decides)
  await keep(page)
  for (const [at, step] of plan.steps.entries()) await addStep(page, step, at + 1)
  await setJudging(page, plan)
  return flowId
}

/** Publishes the draft, which has nothing left to settle. */
export async function publish(page: Page, flowId: string, number: number): Promise<void> {
  const say = translate(overviewCopy, 'fr')
  await page.goto(paths.staffFlow(flowId))
  await button(page, say('publish', { number })).click()
  await expect(page.getByText(say('published', { number }))).toBeVisible()
}

/** Opens the door of a published programme. */
export async function openDoor(page: Page): Promise<void> {
  const say = translate(overviewCopy, 'fr')
  await button(page, say('open')).click()
  await expect(page.getByText(say('opened'))).toBeVisible()
}

/** The next version asks one question more in a step. */
export async function addToNextVersion(
  page: Page,
  flowId: string,
  { step, question, number }: { step: PlannedStep; question: PlannedQuestion; number: number },
): Promise<void> {
  await page.goto(paths.staffFlow(flowId))
  await button(page, translate(overviewCopy, 'fr')('start', { number })).click()
  await expect(page.locator('#part')).toContainText(t('wordsTitle'))
  await openPart(page, step.title.fr)
  await isOpen(page, step.title.fr)
  await addQuestion(page, step, question)
}

async function addStep(page: Page, step: PlannedStep, number: number): Promise<void> {
  await field(page, t('newStep')).selectOption({ label: tellStepKind(step.kind, 'fr') })
  await button(page, t('addStep')).click()
  await isOpen(page, `${t('stepNumber', { number })} · ${tellStepKind(step.kind, 'fr')}`)
  await fillBoth(page, t('title'), step.title)
  if (step.text) await fillBoth(page, t('text'), step.text)
  if (step.kind === 'quiz') await field(page, t('seconds')).fill(String(step.seconds))
  if (step.showWhen) await setCondition(page, step.showWhen)
  await keep(page)
  if ('questions' in step) for (const question of step.questions) await addQuestion(page, step, question)
}

async function addQuestion(page: Page, step: PlannedStep, question: PlannedQuestion): Promise<void> {
  await field(page, t('newQuestion')).selectOption({
    label: tellQuestionKind(question.kind, 'fr'),
  })
  await button(page, t('addQuestion')).click()
  await isOpen(page, t('unasked'))
  await fillBoth(page, t('label'), question.label)
  await fillBoth(page, t('purpose'), question.purpose)
  if ('options' in question) await fillOptions(page, question.options)
  if ('weight' in question) await field(page, t('weight')).fill(String(question.weight))
  if (question.kind === 'consent') await fillBoth(page, t('consentWords'), question.words)
  if (question.showWhen) await setCondition(page, question.showWhen)
  await keep(page)
  await link(page, t('backToStep', { name: step.title.fr })).click()
  await isOpen(page, step.title.fr)
}

async function fillOptions(page: Page, options: readonly PlannedOption[]): Promise<void> {
  for (const [at, option] of options.entries()) {
    const number = { number: at + 1 }
    await fillBoth(page, t('option', number), option.label)
    await field(page, t('optionPoints', number)).fill(String(option.points))
    if (option.isFatal) await page.getByLabel(t('optionFatal', number)).check()
  }
}

async function setCondition(page: Page, { question, oneOf }: PlannedCondition): Promise<void> {
  const place = { group: 1, row: 1 }
  await page
    .locator('summary')
    .filter({ hasText: t('shownWhen') })
    .click()
  await field(page, t('rowQuestion', place)).selectOption({ label: question })
  await field(page, t('rowIs', place)).selectOption({ label: t('is_one_of') })
  const options = page.getByRole('group', { name: t('rowOptions', place) })
  for (const option of oneOf) await options.getByLabel(option).check()
}

async function setJudging(page: Page, plan: typeof programme): Promise<void> {
  await openPart(page, t('judgingPart'))
  await isOpen(page, t('judgingTitle'))
  for (const [at, label] of plan.committee.entries())
    await fillBoth(page, t('criterion', { number: at + 1 }), label)
  await field(page, t('quorum')).fill(String(plan.quorum))
  await field(page, t('minimumScore')).fill(String(plan.minimumScore))
  await keep(page)
}

async function openPart(page: Page, name: string): Promise<void> {
  await page
    .getByRole('navigation', { name: t('parts') })
    .getByRole('link', { name })
    .click()
}

async function fillBoth(page: Page, label: string, words: Bilingual): Promise<void> {
  await field(page, t('inFrench', { label })).fill(words.fr)
  await field(page, t('inEnglish', { label })).fill(words.en)
}

async function keep(page: Page): Promise<void> {
  await button(page, t('save')).click()
  await expect(page.getByRole('status').filter({ hasText: t('saved') })).toBeVisible()
}

async function isOpen(page: Page, words: string): Promise<void> {
  await expect(page.locator('#part')).toContainText(words)
}
