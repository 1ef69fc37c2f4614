import { describe, expect, test } from 'vitest'
import { buildInvitationLetter, type LetterMaterial } from '~/domain/invitations/build-invitation-letter'
import { explainWhy } from '~/domain/invitations/explain-why'
import { mergeFields, mergeText, problemsOfTemplate } from '~/domain/invitations/merge'
import { greet } from '~/domain/letters/greeting'

const values = {
  greeting: 'Chère Madame Renard,',
  given_name: 'Camille',
  family_name: 'Renard',
  model: 'Boréale RS',
  city: '',
  event: 'Avant-première en Laponie',
  venue: 'Ivalo Test Ground',
  reply_by: 'mercredi 20 janvier, 18 h à Helsinki',
  seats: 'vingt-quatre',
}

describe('merge fields', () => {
  test('are known by both their names, whatever the case, the accents and the spaces', () => {
    const text = '{{prénom}} {{given_name}} {{ Prenom }} {{GIVEN NAME}}'
    expect(problemsOfTemplate(text)).toEqual([])
    expect(mergeText(text, values).text).toBe('Camille Camille Camille Camille')
  })

  test('a field that does not exist is named as it was typed, and braces that never close are told', () => {
    expect(problemsOfTemplate('{{prenom}} et {{Téléphone}}, {{modèle')).toEqual([
      { problem: 'unknown_field', field: 'Téléphone' },
      { problem: 'open_braces' },
    ])
  })

  test('an empty field is missing unless the writer gave words for it', () => {
    expect(mergeText('à {{ville}}', values)).toEqual({ text: 'à ', missing: ['city'], used: [] })
    expect(mergeText('dans {{ville|votre région}}', values)).toEqual({
      text: 'dans votre région',
      missing: [],
      used: [],
    })
    expect(mergeText('{{modèle|votre voiture}}', values)).toMatchObject({
      text: 'Boréale RS',
      used: ['model'],
    })
    expect(mergeText('{{ville| }}', values).missing).toEqual(['city'])
  })

  test('a field that opens a sentence takes a capital', () => {
    expect(mergeText('{{places}} places. {{places}} voitures, {{places}} pistes', values).text).toBe(
      'Vingt-quatre places. Vingt-quatre voitures, vingt-quatre pistes',
    )
  })

  test('what a person’s own words hold is never read as a field', () => {
    expect(mergeText('{{prénom}}', { ...values, given_name: '{{nom}} $& $1' }).text).toBe('{{nom}} $& $1')
  })

  test('every field of the set can be written', () => {
    expect(problemsOfTemplate(mergeFields.map(field => `{{${field}}}`).join(' '))).toEqual([])
  })
})

describe('the greeting', () => {
  const camille = { givenName: 'Camille', familyName: 'Renard', civility: null }
  test('follows the civility, and guesses none', () => {
    expect(greet({ ...camille, civility: 'mme' }, 'fr')).toBe('Chère Madame Renard,')
    expect(greet({ ...camille, civility: 'm' }, 'fr')).toBe('Cher Monsieur Renard,')
    expect(greet({ ...camille, civility: 'dr' }, 'fr')).toBe('Bonjour Docteur Renard,')
    expect(greet(camille, 'fr')).toBe('Bonjour Camille Renard,')
    expect(greet({ ...camille, civility: 'mme' }, 'en')).toBe('Dear Ms Renard,')
    expect(greet(camille, 'en')).toBe('Dear Camille Renard,')
  })
  test('stands without a name', () => {
    const nobody = { givenName: '', familyName: '', civility: null }
    expect([greet(nobody, 'fr'), greet(nobody, 'en'), greet({ ...nobody, civility: 'mme' }, 'fr')]).toEqual([
      'Bonjour,',
      'Hello,',
      'Chère Madame,',
    ])
    expect(greet({ ...nobody, givenName: 'Camille', civility: 'm' }, 'en')).toBe('Dear Camille,')
  })
})

const material: LetterMaterial = {
  event: {
    id: 'e',
    slug: 'laponie',
    brand: { id: 'b', slug: 'aurora', name: 'Aurora', accent: '#8a6b3d' },
    title: { fr: 'Avant-première en Laponie', en: 'Lapland preview' },
    story: { fr: '', en: '' },
    hostName: '',
    hostTitle: '',
    venue: 'Ivalo Test Ground',
    city: 'Ivalo',
    timeZone: 'Europe/Helsinki',
    startsAt: new Date('2027-02-12T07:30:00Z'),
    endsAt: new Date('2027-02-13T13:30:00Z'),
    replyClosesAt: new Date('2027-01-20T16:00:00Z'),
    guestsAllowed: 1,
    visibility: 'invitation_only',
    minRank: null,
    bookingsOpenAt: null,
    state: 'published',
    art: 'aurora',
    deposit: null,
    refundSteps: [],
    capacity: 24,
  },
  words: {
    subject: { fr: '{{événement}},\n une place vous attend', en: 'A seat at {{event}}' },
    body: {
      fr: '{{formule}}\r\n\r\n{{places}} places à {{lieu}}.\r\nRéponse avant {{réponse_avant}}.\n\n\nVotre {{modèle}} y serait bien.',
      en: 'Reply by {{reply_by}}.',
    },
    senderName: 'Élise Marchand',
    senderTitle: 'Maison Aurora',
  },
  recipient: {
    personId: 'p',
    givenName: 'Camille',
    familyName: 'Renard',
    civility: 'mme',
    locale: 'fr',
    standing: 'member',
  },
  permission: { grantedOn: '2023-09-29', source: 'salon de Genève' },
  facts: [
    { kind: 'city', value: 'Annecy', source: 'salon de Genève', givenOn: '2023-09-29' },
    { kind: 'vehicle_model', value: 'Boréale RS', source: 'salon de Genève', givenOn: '2023-09-29' },
    { kind: 'vin', value: 'VF1', source: 'concession', givenOn: null },
  ],
  chosenBy: [],
}
const flat = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ')

describe('the letter of one person', () => {
  test('is filled in their language, paragraph by paragraph, and opens with one greeting', () => {
    const { content, missing } = buildInvitationLetter(material)
    expect(missing).toEqual([])
    expect(content.props).toMatchObject({
      greeting: 'Chère Madame Renard,',
      subject: 'Avant-première en Laponie, une place vous attend',
      replyBy: '2027-01-20T16:00:00.000Z',
      event: {
        title: 'Avant-première en Laponie',
        startsAt: '2027-02-12T07:30:00.000Z',
        brandName: 'Aurora',
      },
    })
    expect(content.props.paragraphs.map(flat)).toEqual([
      'Vingt-quatre places à Ivalo Test Ground.\nRéponse avant mercredi 20 janvier, 18 h à Helsinki.',
      'Votre Boréale RS y serait bien.',
    ])
  })

  test('tells the permission and the facts it used, and not one more', () => {
    const { why } = buildInvitationLetter(material)
    expect(why).toEqual([
      { use: 'permission', channel: 'email', grantedOn: '2023-09-29', source: 'salon de Genève' },
      {
        use: 'written',
        fact: 'vehicle_model',
        value: 'Boréale RS',
        source: 'salon de Genève',
        givenOn: '2023-09-29',
      },
    ])
  })

  test('tells what the person was chosen by, even when the letter does not say it', () => {
    const recipient = { ...material.recipient, locale: 'en' as const }
    const { why } = buildInvitationLetter({
      ...material,
      recipient,
      chosenBy: ['city', 'standing', 'language'],
    })
    expect(why.slice(1)).toEqual([
      { use: 'chosen', fact: 'city', value: 'Annecy', source: 'salon de Genève', givenOn: '2023-09-29' },
      { use: 'chosen', trait: 'language', value: 'en' },
      { use: 'chosen', trait: 'standing', value: 'member' },
    ])
  })

  test('has a hole where a fact is not known', () => {
    expect(buildInvitationLetter({ ...material, facts: [] }).missing).toEqual(['model'])
  })

  test('explains itself in either language', () => {
    const { why } = buildInvitationLetter(material)
    expect(explainWhy(why, 'Aurora', 'fr').map(flat)).toEqual([
      'Vous avez dit oui aux invitations d’Aurora par e-mail le 29 septembre 2023 (salon de Genève).',
      'Vous nous avez confié votre modèle, Boréale RS (salon de Genève, le 29 septembre 2023).',
      'Rien d’autre n’a été utilisé.',
    ])
    expect(explainWhy(why, 'Aurora', 'en').map(flat)[0]).toBe(
      'You said yes to invitations from Aurora by e-mail on 29 September 2023 (salon de Genève).',
    )
  })
})
