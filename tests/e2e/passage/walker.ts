import { type Browser, type BrowserContextOptions, expect, type Locator, type Page } from '@playwright/test'
import sharp from 'sharp'
import { copy as stepCopy } from '~/routes/applications.$applicationId.steps.$stepId/copy'
import { specialCopy } from '~/routes/applications.$applicationId.steps.$stepId/special-copy'
import { copy as doorCopy } from '~/routes/apply.$flowSlug/copy'
import { copy as linkCopy } from '~/routes/sign-in_.$token/copy'
import { copy as vouchCopy } from '~/routes/vouches.$vouchId/copy'
import { type Bilingual, type Locale, translate } from '~/shared/copy'
import { paths } from '~/shared/paths'
import { questionCopy } from '~/ui/questions/copy'
import { freshPage, phone } from '../steps/come-in'
import { awaitLetter, linksOf } from '../steps/letters'
import { button, field, link } from '../steps/words'
import { likes, paper, type programme } from './programme'

export type Applicant = { givenName: string; familyName: string; address: string; locale: Locale }

/** Someone who walks a passage on a phone, in their language. */
export class Walker {
  readonly t
  readonly say
  readonly ask
  private constructor(
    readonly page: Page,
    readonly who: Applicant,
    private readonly plan: typeof programme,
  ) {
    this.t = translate(stepCopy, who.locale)
    this.say = translate(specialCopy, who.locale)
    this.ask = translate(questionCopy, who.locale)
  }

  /** Knocks at the public door as a stranger, and comes in by the letter. */
  static async knock(
    browser: Browser,
    who: Applicant,
    plan: typeof programme,
    options: BrowserContextOptions = {},
  ): Promise<Walker> {
    const page = await freshPage(browser, who.locale, { ...phone, ...options })
    const t = translate(doorCopy, who.locale)
    await page.goto(paths.applyFlow(plan.slug))
    await field(page, t('givenName')).fill(who.givenName)
    await field(page, t('familyName')).fill(who.familyName)
    await field(page, t('address')).fill(who.address)
    await button(page, t('send')).click()
    await expect(page.getByRole('heading', { name: t('sentTitle') })).toBeVisible()
    const letter = await awaitLetter(who.address, '/sign-in/')
    const way = linksOf(letter).find(href => new URL(href).pathname.startsWith('/sign-in/')) ?? ''
    await page.goto(way)
    await button(page, translate(linkCopy, who.locale)('open')).click()
    return new Walker(page, who, plan)
  }

  /** The same person in another browser, where `page` has come in. */
  on(page: Page): Walker {
    return new Walker(page, this.who, this.plan)
  }

  /** Presses once at the door. Returns the id of the application that begins. */
  async begin(): Promise<string> {
    await button(this.page, translate(doorCopy, this.who.locale)('begin')).click()
    await expect(this.page).toHaveURL(/\/applications\/[0-9a-f-]{36}\/steps\//)
    return new URL(this.page.url()).pathname.split('/')[2] ?? ''
  }

  /** The step that the page shows has this title. */
  async stands(title: Bilingual): Promise<void> {
    await expect(this.page.getByRole('heading', { level: 1 })).toHaveText(title[this.who.locale])
  }

  async goOn(): Promise<void> {
    await button(this.page, this.t('continue')).click()
  }

  async choose(option: Bilingual): Promise<void> {
    await this.page.getByRole('radio', { name: option[this.who.locale] }).check()
  }

  /** Ranks what matters, and agrees to be read. */
  async rankAndAgree(): Promise<void> {
    for (const [at, option] of [likes.talk, likes.drive].entries())
      await this.page
        .getByLabel(this.ask('rank', { option: option[this.who.locale] }))
        .selectOption(String(at + 1))
    await this.page.getByLabel(this.ask('agree')).check()
  }

  async fillCar({ vin, model }: { vin: string; model: string }): Promise<void> {
    await field(this.page, this.ask('vin')).fill(vin)
    await field(this.page, this.ask('model')).fill(model)
  }

  async takeQuiz(answer: Bilingual): Promise<void> {
    await button(this.page, this.t('quizBegin')).click()
    await this.choose(answer)
    await button(this.page, this.t('finish')).click()
  }

  async sendPaper(): Promise<void> {
    const label = this.say('fileOf', { label: paper[this.who.locale] })
    await this.page.getByLabel(label).setInputFiles({
      name: 'registration.png',
      mimeType: 'image/png',
      buffer: await sharp({ create: { width: 300, height: 200, channels: 3, background: '#f6f2ea' } })
        .png()
        .toBuffer(),
    })
    await button(this.page, this.say('addFile')).click()
    await expect(this.files()).toHaveCount(1)
    await this.goOn()
  }

  files(): Locator {
    return this.page.locator('.file-lines a[download]')
  }

  async askMember(address: string, line: string): Promise<void> {
    await field(this.page, this.say('address')).fill(address)
    await field(this.page, this.say('line')).fill(line)
    await button(this.page, this.say('askVouch')).click()
    await expect(this.page.getByText(this.say('asked'))).toBeVisible()
    await this.goOn()
  }

  async takeFirstHour(): Promise<void> {
    await this.page.getByRole('radio').first().check()
    await button(this.page, this.say('pick')).click()
    await expect(this.page.getByText(this.say('pickedOver'))).toBeVisible()
    await this.goOn()
  }

  async askTheClub(question: string): Promise<void> {
    await field(this.page, this.t('ask')).fill(question)
    await button(this.page, this.t('askButton')).click()
    await expect(this.page.getByText(question)).toBeVisible()
    await this.goOn()
  }

  /** From the review, back to a step that is already done. */
  async change(step: Bilingual): Promise<void> {
    await link(this.page, this.t('changeStep', { step: step[this.who.locale] })).click()
    await this.stands(step)
  }

  async send(): Promise<void> {
    await button(this.page, this.t('send')).click()
    await expect(this.page.getByText(this.t('sentFlash'))).toBeVisible()
  }
}

/** A member opens the letter that asks for their word, and gives it. */
export async function vouchByLetter(
  page: Page,
  { member, applicant, words }: { member: string; applicant: Applicant; words: string },
): Promise<void> {
  const t = translate(vouchCopy, 'fr')
  const name = `${applicant.givenName} ${applicant.familyName}`
  const letter = await awaitLetter(member, name)
  await page.goto(linksOf(letter).find(href => new URL(href).pathname.startsWith('/vouches/')) ?? '')
  await field(page, t('words', { name })).fill(words)
  await button(page, t('give')).click()
  await expect(page.getByText(t('thanks'))).toBeVisible()
}
