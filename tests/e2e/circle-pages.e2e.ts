import { expect } from '@playwright/test'
import { paths } from '~/shared/paths'
import { comeInAs, desk, freshPage } from './steps/come-in'
import { linksOf, readLetters } from './steps/letters'
import { look } from './steps/page-table'
import { query } from './steps/rows'
import { test } from './steps/test'

test('the public doors, and the letter of a nomination', async ({ browser }) => {
  test.setTimeout(180_000)
  const page = await freshPage(browser, 'fr', desk)
  await look(page, 'stranger', [
    { route: 'apply._index', name: 'doors', path: paths.apply() },
    { route: 'apply.$flowSlug', name: 'public door', path: paths.applyFlow('cercle-aurora') },
    {
      route: 'apply.$flowSlug',
      name: 'public door, by a code',
      path: `${paths.applyFlow('cercle-aurora')}?code=salon-geneve`,
    },
  ])
  const letters = await readLetters('yacine.benali@example.org')
  const named = letters.flatMap(linksOf).find(href => /\/n\/[^/]+$/.test(new URL(href).pathname)) ?? ''
  expect(named).not.toBe('')
  await look(page, 'stranger', [{ route: 'n.$token', name: 'nominated', path: new URL(named).pathname }])
})

test('what an applicant sees', async ({ browser }) => {
  test.setTimeout(180_000)
  const page = await comeInAs(browser, 'applicant', 'fr')
  const id = await applicationOf('camille.roussel@example.org')
  const step = (stepId: string) => ({
    route: 'applications.$applicationId.steps.$stepId',
    name: `step ${stepId}`,
    path: paths.applicationStep(id, stepId),
  })
  await look(page, 'applicant', [
    { route: 'applications.$applicationId._index', name: 'where it stands', path: paths.application(id) },
    step('bienvenue'),
    step('vous'),
    step('conduire'),
    { route: '$', name: 'application of another', path: paths.application(nobody), status: 404 },
  ])
})

test('what a member sees of the circle', async ({ browser }) => {
  test.setTimeout(180_000)
  const page = await comeInAs(browser, 'member', 'fr')
  const [vouch] = await query<{ id: string }>(
    `select v.id from vouches v join persons p on p.id = v.voucher_id
     where p.address_norm = 'claire.renard@mail.example.com'`,
  )
  const [open] = await query<{ id: string }>('select id from polls where closes_at > now() limit 1')
  const [over] = await query<{ id: string }>('select id from polls where closes_at < now() limit 1')
  const [offer] = await query<{ id: string }>(
    `select r.id from reservations r join persons p on p.id = r.person_id
     where p.address_norm = 'claire.renard@mail.example.com' and r.state = 'offered'`,
  )
  await look(page, 'member', [
    { route: 'membership', name: 'my circle', path: paths.membership() },
    { route: 'wishes', name: 'wishes', path: paths.wishes() },
    { route: 'polls.$pollId', name: 'question', path: paths.poll(open?.id ?? '') },
    { route: 'polls.$pollId', name: 'question answered', path: paths.poll(over?.id ?? '') },
    { route: 'events._index', name: 'programme', path: paths.events() },
    {
      route: 'events.$slug._index',
      name: 'event open to members',
      path: paths.event('atelier-teinte-et-matiere'),
    },
    { route: 'events.$slug._index', name: 'event yet to open', path: paths.event('essai-cime-castellet') },
    {
      route: 'events.$slug.waitlist',
      name: 'waitlist, an offer',
      path: paths.eventWaitlist('souper-aux-chandelles'),
    },
    {
      route: 'reservations.$reservationId.offer',
      name: 'offer of the waitlist',
      path: paths.reservationOffer(offer?.id ?? ''),
    },
    { route: 'nominations', name: 'nominations', path: paths.nominations() },
    { route: 'vouches.$vouchId', name: 'vouch given', path: paths.vouch(vouch?.id ?? '') },
  ])
  await page.goto(paths.nominations())
  const words = {
    givenName: 'Solène',
    familyName: 'Arnaud',
    address: 'solene.arnaud@mail.example.com',
    line: 'Solène dessine des ponts et conduit la nuit pour le plaisir. Elle nous ressemble.',
  }
  for (const [name, value] of Object.entries(words)) await page.locator(`[name="${name}"]`).fill(value)
  await page.locator('main form button[type=submit]').last().click()
  await expect(page).toHaveURL(/\/nominations\/letter$/)
  await look(page, 'member', [
    { route: 'nominations_.letter', name: 'letter to read before it leaves', path: '/nominations/letter' },
  ])
})

test('what those who vet see', async ({ browser }) => {
  test.setTimeout(240_000)
  const page = await comeInAs(browser, 'manager', 'fr')
  const flowId = await flowOf('cercle-aurora')
  const yacine = await applicationOf('yacine.benali@example.org')
  const [decision] = await query<{ id: string }>(`select id from decisions where state = 'pending' limit 1`)
  await look(page, 'staff', [
    { route: 'staff.applications._index', name: 'queue', path: paths.staffApplications() },
    {
      route: 'staff.applications.$applicationId',
      name: 'reading desk',
      path: paths.staffApplication(yacine),
    },
    {
      route: 'staff.applications.$applicationId',
      name: 'reading desk, decided',
      path: paths.staffApplication(await applicationOf('louis.delvaux@example.com')),
    },
    { route: 'staff.decisions._index', name: 'decisions', path: paths.staffDecisions() },
    {
      route: 'staff.decisions.$decisionId._index',
      name: 'decision letter',
      path: `${paths.staffDecisions()}/${decision?.id}`,
    },
    { route: 'staff.interviews', name: 'interviews', path: paths.staffInterviews() },
    { route: 'staff.nominations', name: 'nominations of all', path: paths.staffNominations() },
    { route: 'staff.flows._index', name: 'programmes', path: paths.staffFlows() },
    { route: 'staff.flows.new', name: 'programme new', path: paths.staffNewFlow() },
    { route: 'staff.flows.$flowId._index', name: 'programme', path: paths.staffFlow(flowId) },
    { route: 'staff.flows.$flowId.trial', name: 'who would pass', path: paths.staffFlowTrial(flowId) },
  ])
})

test('what those who build a programme and keep the tiers see', async ({ browser }) => {
  test.setTimeout(240_000)
  const page = await comeInAs(browser, 'manager', 'fr')
  const flowId = await flowOf('devenir-signature')
  await page.goto(paths.staffFlowEdit(flowId))
  await page.locator('main form button[value=start]').first().click()
  await expect(page.locator('input[name="edit"]').first()).toBeAttached()
  const [claire] = await query<{ id: string }>(
    `select id from persons where address_norm = 'claire.renard@mail.example.com'`,
  )
  const edit = paths.staffFlowEdit(flowId)
  await look(page, 'staff', [
    { route: 'staff.flows.$flowId.edit', name: 'builder, words', path: edit },
    { route: 'staff.flows.$flowId.edit', name: 'builder, step', path: `${edit}?step=demande` },
    {
      route: 'staff.flows.$flowId.edit',
      name: 'builder, question',
      path: `${edit}?step=demande&question=rythme`,
    },
    { route: 'staff.flows.$flowId.edit', name: 'builder, judging', path: `${edit}?part=judging` },
    { route: 'staff.flows.$flowId.preview', name: 'walk of a draft', path: paths.staffFlowPreview(flowId) },
    { route: 'staff.demand', name: 'demand', path: paths.staffDemand() },
    { route: 'staff.polls._index', name: 'questions', path: paths.staffPolls() },
    { route: 'staff.polls.new', name: 'question new', path: paths.staffNewPoll() },
    { route: 'staff.members._index', name: 'members', path: paths.staffMembers() },
    { route: 'staff.members.$personId', name: 'member', path: paths.staffMember(claire?.id ?? '') },
    { route: 'staff.tiers._index', name: 'tiers', path: paths.staffTiers() },
    { route: 'staff.tiers.$tierSlug', name: 'tier', path: paths.staffTier('signature') },
    { route: 'staff.tiers.evaluations', name: 'evaluations', path: paths.staffEvaluations() },
  ])
})

const nobody = '00000000-0000-4000-8000-000000000000'

async function applicationOf(address: string): Promise<string> {
  const [row] = await query<{ id: string }>(
    'select a.id from applications a join persons p on p.id = a.person_id where p.address_norm = $1',
    [address],
  )
  return row?.id ?? ''
}

async function flowOf(slug: string): Promise<string> {
  const [row] = await query<{ id: string }>('select id from flows where slug = $1', [slug])
  return row?.id ?? ''
}
