import { type Browser, expect, type Page } from '@playwright/test'
import { Temporal } from 'temporal-polyfill'
import { tellRefusal } from '~/domain/eligibility/words'
import { tellAnswerProblem } from '~/domain/qualification/answer-words'
import { copy as standingCopy } from '~/routes/applications.$applicationId._index/copy'
import { copy as deskCopy } from '~/routes/staff.applications.$applicationId/copy'
import { type Locale, translate } from '~/shared/copy'
import { formatDay } from '~/shared/format'
import { paths } from '~/shared/paths'
import { addToNextVersion, buildProgramme, openDoor, publish } from './passage/build'
import { decide, letTheHourPass, offerHours, releaseTogether, voteBlind } from './passage/committee'
import { car, dijon, drives, programme as plan, road, steps, wishes } from './passage/programme'
import { type Applicant, vouchByLetter, Walker } from './passage/walker'
import { comeInAs, desk, freshPage, phone } from './steps/come-in'
import { awaitLetter } from './steps/letters'
import { letAnyHour, query, sessionCookieOf } from './steps/rows'
import { test } from './steps/test'

const agathe: Applicant = {
  givenName: 'Agathe',
  familyName: 'Monnier',
  address: 'agathe.monnier@mail.example.org',
  locale: 'fr',
}
const rupert: Applicant = {
  givenName: 'Rupert',
  familyName: 'Ashby',
  address: 'rupert.ashby@mail.example.org',
  locale: 'en',
}
const members = { claire: 'claire.renard@mail.example.com', hugo: 'hugo.laine@mail.example.com' }
/** A number of North America, whose ninth sign is its check digit; the second one has it wrong. */
const vin = { right: '1HGCM82633A004352', wrong: '1HGCM82643A004352' }
const because = 'Trop peu de temps pour les autres cette année.'
const subject = 'Merci de votre confiance, chère Agathe'

test('a programme is built, walked by two, judged by three, answered, and walked again', async ({
  browser,
}) => {
  test.setTimeout(300_000)
  await letAnyHour(Object.values(members))
  const paul = await comeInAs(browser, 'manager', 'fr')
  let flowId = ''
  await test.step('a manager builds eight steps in the browser, publishes them and opens the door', async () => {
    flowId = await buildProgramme(paul, plan)
    await publish(paul, flowId, 1)
    await openDoor(paul)
    const inFiveDays = Temporal.Now.plainDateISO('Europe/Paris').add({ days: 5 })
    await offerHours(paul, plan.name.fr, inFiveDays.toString())
  })

  let his = ''
  const first = await test.step('one begins on the first version, in English', async () => {
    const walker = await Walker.knock(browser, rupert, plan)
    his = await walker.begin()
    await walker.goOn()
    await walker.stands(steps.house.title)
    await walker.choose(drives)
    await walker.rankAndAgree()
    await expect(walker.page.getByLabel(walker.ask('vin')), 'the answer opens a question').toBeVisible()
    await walker.fillCar({ vin: vin.right, model: 'Boréale' })
    await walker.goOn()
    await walker.stands(steps.quiz.title)
    return walker
  })

  await test.step('a second version asks one question more', async () => {
    await addToNextVersion(paul, flowId, { step: steps.house, question: road, number: 2 })
    await publish(paul, flowId, 2)
  })

  let hers = ''
  const without = { javaScriptEnabled: false }
  const other = await test.step('another begins on the second, in French, without a script', async () => {
    const walker = await Walker.knock(browser, agathe, plan, without)
    hers = await walker.begin()
    await walker.goOn()
    await walker.choose(drives)
    await walker.rankAndAgree()
    await walker.page.getByLabel(road.label.fr).fill('Le col de la Cayolle')
    await walker.goOn()
    await expect(walker.page.locator('main')).toContainText(walker.t('revealed', { count: 1 }))
    await walker.fillCar({ vin: vin.wrong, model: 'Boréale' })
    await walker.goOn()
    await expect(walker.page.locator('main')).toContainText(checkDigitWords('fr'))
    await walker.fillCar({ vin: vin.right, model: 'Boréale' })
    await walker.goOn()
    await walker.stands(steps.quiz.title)
    await walker.takeQuiz(dijon)
    await walker.stands(steps.papers.title)
    await walker.sendPaper()
    await walker.stands(steps.member.title)
    await walker.askMember(members.hugo, 'Nous avons roulé ensemble.')
    await walker.stands(steps.talk.title)
    await walker.takeFirstHour()
    await walker.stands(steps.yourTurn.title)
    await walker.askTheClub('Roulez-vous aussi l’hiver ?')
    return walker
  })

  await test.step('an earlier answer changes: what followed from it is hidden, and is never sent', async () => {
    const { page } = other
    await expect(page.locator('main')).toContainText(vin.right)
    await other.change(steps.house.title)
    await other.choose(wishes)
    await other.goOn()
    await expect(page.locator('main')).not.toContainText(vin.right)
    await page.goto(paths.applicationStep(hers, 'review'))
    await expect(page.locator('main')).toContainText(wishes.fr)
    for (const hidden of [vin.right, car.fr, steps.papers.title.fr])
      await expect(page.locator('main')).not.toContainText(hidden)
    expect(await kept(hers)).toEqual({ answers: expect.arrayContaining([vin.right]), files: 1 })

    const hugo = await comeInByCookie(browser, members.hugo)
    await vouchByLetter(hugo, { member: members.hugo, applicant: agathe, words: 'Elle écoute.' })
    await page.reload()
    await other.send()
    expect(await kept(hers)).toEqual({ answers: expect.not.arrayContaining([vin.right]), files: 0 })
  })

  await test.step('the first goes on elsewhere, and finishes on the version that he began', async () => {
    const walker = first.on(await comeInByCookie(browser, rupert.address, 'en'))
    await walker.page.goto(paths.application(his))
    await walker.page.getByRole('link', { name: translate(standingCopy, 'en')('resume') }).click()
    await walker.stands(steps.quiz.title)
    await walker.takeQuiz(dijon)
    await walker.sendPaper()
    await walker.askMember(members.claire, 'We met in Ivalo.')
    await walker.takeFirstHour()
    await walker.askTheClub('Do you drive in winter too?')
    await expect(walker.page.locator('main')).toContainText(vin.right)
    await expect(walker.page.locator('main')).not.toContainText(road.label.en)
    const claire = await comeInByCookie(browser, members.claire)
    await vouchByLetter(claire, { member: members.claire, applicant: rupert, words: 'Il sait attendre.' })
    await walker.send()
  })

  const elise = await comeInAs(browser, 'brand staff', 'fr')
  const helene = await comeInByCookie(browser, 'helene.vasseur@cercle-aurora.example', 'fr', desk)
  const readers = [
    { page: paul, words: 'Il a les mains dans la voiture.' },
    { page: elise, words: 'Une oreille, et une route.' },
    { page: helene, words: 'Je le vois déjà à Ivalo.' },
  ]
  await test.step('three vote, each blind the first time', async () => {
    await paul.goto(paths.staffApplication(his))
    for (const words of [vin.right, 'Il sait attendre.', translate(deskCopy, 'fr')('over', versionOf(1))])
      await expect(paul.locator('.desk')).toContainText(words)
    for (const [at, { page, words }] of readers.entries()) {
      const others = readers.slice(0, at).map(each => each.words)
      const his_ = { verdict: 'admit', mark: 4, words, tier: 'Signature' } as const
      await voteBlind(page, his, { vote: his_, plan, others })
      const hers_ = { verdict: 'decline', mark: 2, words: `Pas cette année. ${words}` } as const
      await voteBlind(page, hers, {
        vote: hers_,
        plan,
        others: others.map(each => `Pas cette année. ${each}`),
      })
    }
    await expect(paul.locator('.desk')).not.toContainText(vin.right)
  })

  let answers: string[] = []
  await test.step('the answers are prepared, read again, and released together', async () => {
    const yes = await decide(paul, his, { kind: 'admit', tier: 'Signature' })
    const no = await decide(paul, hers, { kind: 'decline', because, subject })
    answers = [yes, no]
    await releaseTogether(paul, ['Rupert Ashby', 'Agathe Monnier'])
    await other.page.goto(paths.application(hers))
    await expect(
      other.page.getByRole('heading', { level: 1 }),
      'nothing is known within the hour',
    ).toContainText(translate(standingCopy, 'fr')('submittedTitle'))
    await letTheHourPass(answers)
  })

  await test.step('one is welcomed; the other is refused politely, by letter', async () => {
    await awaitLetter(rupert.address, 'You are one of us')
    await first.page.goto(paths.membership())
    await expect(first.page.locator('main')).toContainText('Signature')
    const refusal = await awaitLetter(agathe.address, subject)
    const returnOn = await returnDayOf(hers)
    expect(refusal.text).toContain('Nous avons lu votre candidature avec attention')
    expect(refusal.text).toContain(formatDay(returnOn, 'fr'))
    expect(refusal.text).not.toContain(because)
    expect(refusal.text).not.toMatch(/score|sur 10/)
  })

  await test.step('the door says when she may come back, in the words that the press meets; then it opens', async () => {
    const { page } = other
    const returnOn = await returnDayOf(hers)
    const told = tellRefusal({ reason: 'come_back_on', returnOn, next: 'come_back' }, 'fr')
    await page.goto(paths.applyFlow(plan.slug))
    for (const words of [told.because, told.next]) await expect(page.locator('#begin')).toContainText(words)
    const origin = new URL(page.url()).origin
    const pressed = await page.request.post(paths.applyFlow(plan.slug), { headers: { origin }, form: {} })
    expect(pressed.status()).toBe(409)
    expect(await pressed.text()).toContain(told.because)
    await query(`update decisions set return_on = return_on - interval '2 years' where id = any($1)`, [
      answers,
    ])
    await page.goto(paths.applyFlow(plan.slug))
    const again = await other.begin()
    expect(again).not.toBe(hers)
    await other.goOn()
    await other.stands(steps.house.title)
    await expect(page.getByRole('radio', { checked: true }), 'it begins anew').toHaveCount(0)
  })
})

function checkDigitWords(locale: Locale): string {
  const question = {
    kind: 'vehicle',
    id: '',
    label: car,
    help: car,
    purpose: car,
    isRequired: true,
    readBy: 'committee',
    keptMonths: null,
    showWhen: null,
    weight: 0,
  } as const
  return tellAnswerProblem({ reason: 'vin_check_digit' }, question, locale)
}

function versionOf(version: number) {
  return { flow: plan.name.fr, version }
}

async function comeInByCookie(
  browser: Browser,
  address: string,
  locale: Locale = 'fr',
  options: Parameters<typeof freshPage>[2] = phone,
): Promise<Page> {
  const page = await freshPage(browser, locale, options)
  await page.context().addCookies([await sessionCookieOf(address)])
  return page
}

/** What the house keeps of an application: its answers, as text, and how many files. */
async function kept(applicationId: string): Promise<{ answers: string[]; files: number }> {
  const answers = await query<{ vin: string | null; text: string }>(
    `select value->>'vin' as vin, value::text as text from application_answers where application_id = $1`,
    [applicationId],
  )
  const [files] = await query<{ count: number }>(
    'select count(*)::integer as count from application_files where application_id = $1 and removed_at is null',
    [applicationId],
  )
  return { answers: answers.map(each => each.vin ?? each.text), files: files?.count ?? 0 }
}

async function returnDayOf(applicationId: string): Promise<string> {
  const [row] = await query<{ day: string }>(
    'select return_on::text as day from decisions where application_id = $1 and return_on is not null',
    [applicationId],
  )
  return row?.day ?? ''
}
