import { expect, test } from 'vitest'
import { composeBegun, composeReceived } from '~/domain/applications/compose-application-letter'
import { tellPurpose } from '~/ui/questions/tell-purpose'

const person = { givenName: 'Inès', familyName: 'Carvalho', civility: 'mme', locale: 'fr' } as const
const flow = { name: { fr: 'Le Cercle Aurora', en: 'The Aurora Circle' }, accent: '#123456' }
const club = { name: 'Le Cercle', homeTimeZone: 'Europe/Paris' }

test('the first letter leads in by a sign-in link, in either language, and says what silence does', () => {
  for (const locale of ['fr', 'en'] as const) {
    const letter = composeBegun({ person, flow, club, signInLinkId: 'link' }, locale)
    expect(letter.action?.to).toEqual({ page: 'sign_in', signInLinkId: 'link' })
    expect(letter.over).toContain(flow.name[locale])
    expect(letter.aside).toMatch(locale === 'fr' ? /rien ne commence/ : /nothing begins/)
  }
})

test('the letter that follows a submission promises the day on the club’s own clock, and says who reads', () => {
  const replyBy = new Date('2026-12-08T22:59:59Z')
  const given = { person, flow, club, applicationId: 'id', readers: 3, replyBy }
  expect(composeReceived(given).rows).toEqual([
    ['Notre réponse', 'Avant la fin du mardi 8\u00a0décembre 2026'],
    ['Qui lit', 'Trois personnes du comité'],
  ])
  expect(composeReceived({ ...given, readers: 0 }, 'en').rows).toEqual([
    ['Our answer', 'Before the end of Tuesday 8\u00a0December 2026'],
  ])
  expect(composeReceived({ ...given, flow: { ...flow, accent: null } }).accent).toBe('#8a6b3d')
})

test('a purpose becomes a sentence, however it was written', () => {
  expect(tellPurpose('reconnaître votre voiture', 'fr')).toBe('Pour reconnaître votre voiture.')
  expect(tellPurpose('Que chacun sache à quoi il s’engage', 'fr')).toBe(
    'Pour que chacun sache à quoi il s’engage.',
  )
  expect(tellPurpose('to know your car', 'en')).toBe('To know your car.')
  expect(tellPurpose('so that everyone knows', 'en')).toBe('So that everyone knows.')
  expect(tellPurpose('VIN en main, nous reconnaissons la voiture !', 'fr')).toBe(
    'Pour VIN en main, nous reconnaissons la voiture !',
  )
  expect(tellPurpose('  ', 'en')).toBe('')
})
