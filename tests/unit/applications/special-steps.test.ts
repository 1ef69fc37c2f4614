import { describe, expect, test } from 'vitest'
import { composeInterviewLetter } from '~/domain/applications/compose-interview-letter'
import { composeVouchLetter } from '~/domain/applications/compose-vouch-letter'
import { endOfFee, isStale } from '~/domain/applications/fee-policy'
import { nameFile } from '~/domain/applications/file-name'
import { mayPick, type OfferedHour } from '~/domain/applications/interview-policy'
import { mayAnswerVouch, mayAsk, shownToApplicant } from '~/domain/applications/vouch-policy'

describe('the name of a file', () => {
  test.each([
    ['C:\\photos\\Carte grise.HEIC', 'Carte grise.jpg'],
    ['../../etc/passwd', 'passwd.jpg'],
    ['facture.pdf.exe', 'facture.pdf.jpg'],
    ['a\u202egpj.exe', 'agpj.jpg'],
    ['nom"; filename="x.html', 'nom filename=x.jpg'],
    ['ligne\r\nSet-Cookie: a', 'ligneSet-Cookie a.jpg'],
    ['.jpg', 'document.jpg'],
    ['', 'document.jpg'],
    ['Pièce d’identité.jpeg', 'Pièce d’identité.jpg'],
  ])('%j is kept as %j', (given, kept) => {
    expect(nameFile(given, 'image/jpeg')).toBe(kept)
  })
  test('has an end', () => {
    expect(nameFile('é'.repeat(500), 'application/pdf')).toHaveLength(104)
  })
})

describe('an hour', () => {
  const now = new Date('2027-02-10T09:00:00Z')
  const at = (iso: string): OfferedHour => ({
    id: iso,
    flowId: 'f',
    startsAt: new Date(iso),
    endsAt: new Date(new Date(iso).getTime() + 30 * 60_000),
    isWithdrawn: false,
    applicationId: null,
  })
  const ask = (hour: OfferedHour, current: OfferedHour | null = null) =>
    mayPick({ applicationId: 'a', hour, current, step: { flowId: 'f', minutes: 30 }, now })
  const [near, edge, far] = ['2027-02-11T08:59:59Z', '2027-02-11T09:00:00Z', '2027-02-12T09:00:00Z'].map(at)
  if (!near || !edge || !far) throw new Error('no hours')

  test('is settled from a day before, to the second', () => {
    expect(ask(edge)).toEqual({ ok: true, value: 'pick' })
    expect(ask(near)).toEqual({ ok: false, reason: 'gone' })
    expect(ask(far, near)).toEqual({ ok: false, reason: 'settled' })
    expect(ask(far, edge)).toEqual({ ok: true, value: 'pick' })
  })
  test('that one has is simply kept, however near', () => {
    expect(ask(near, near)).toEqual({ ok: true, value: 'keep' })
  })
  test('of someone else is taken', () => {
    expect(ask({ ...far, applicationId: 'b' })).toEqual({ ok: false, reason: 'taken' })
  })
})

describe('a word', () => {
  const asks = { isOwnAddress: false, vouchers: 2, given: 0, asks: 0 }
  test('is asked of eight addresses for two words, and of no more once they are given', () => {
    expect(mayAsk({ ...asks, asks: 7 }).ok).toBe(true)
    expect(mayAsk({ ...asks, asks: 8 })).toEqual({ ok: false, reason: 'too_many', most: 8 })
    expect(mayAsk({ ...asks, given: 2 })).toEqual({ ok: false, reason: 'enough' })
  })
  test('that was refused looks like one that has not come', () => {
    expect(shownToApplicant('declined')).toBe(shownToApplicant('asked'))
  })
  test('is free until the end, and stands once given', () => {
    const free = {
      state: 'declined',
      isWithdrawn: false,
      application: 'submitted',
      isActiveMember: true,
    } as const
    expect(mayAnswerVouch({ ...free, answer: 'give' }).ok).toBe(true)
    expect(mayAnswerVouch({ ...free, answer: 'decline', state: 'given' })).toMatchObject({
      reason: 'already_given',
    })
    expect(mayAnswerVouch({ ...free, answer: 'give', application: 'decided' })).toMatchObject({
      reason: 'over',
    })
    expect(mayAnswerVouch({ ...free, answer: 'give', isActiveMember: false })).toMatchObject({
      reason: 'not_a_member',
    })
    expect(mayAnswerVouch({ ...free, answer: 'decline', isActiveMember: false }).ok).toBe(true)
  })
})

describe('a fee', () => {
  test('stays while the application lives; late or twice it goes back; what was taken before the end stays', () => {
    const taken = { application: 'draft', wasTaken: false, hasAnother: false } as const
    expect(endOfFee(taken)).toBe('keep')
    expect(endOfFee({ ...taken, application: 'withdrawn' })).toBe('return')
    expect(endOfFee({ ...taken, hasAnother: true })).toBe('return')
    expect(endOfFee({ ...taken, application: 'decided', wasTaken: true })).toBe('keep')
  })
  test('without a page after twenty-two hours is set aside, for its page could not live as long as it says', () => {
    const createdAt = new Date('2027-02-10T09:00:00Z')
    const hoursLater = (hours: number) => new Date(createdAt.getTime() + hours * 3_600_000)
    expect(isStale({ createdAt, sessionId: null }, hoursLater(21.9))).toBe(false)
    expect(isStale({ createdAt, sessionId: null }, hoursLater(22.1))).toBe(true)
    expect(isStale({ createdAt, sessionId: 'cs_1' }, hoursLater(30))).toBe(false)
  })
})

describe('letters', () => {
  const person = {
    givenName: 'Camille',
    familyName: 'Renard',
    civility: 'mme',
    timeZone: 'Europe/Paris',
  } as const
  const hour = {
    startsAt: new Date('2027-02-10T08:00:00Z'),
    endsAt: new Date('2027-02-10T08:30:00Z'),
    timeZone: 'Europe/Helsinki',
    place: 'Mannerheimintie 4',
    hostName: 'Élise Marchand',
  }
  const letter = {
    applicationId: 'a',
    club: 'Le Cercle',
    person,
    programme: { fr: 'Aurora', en: 'Aurora' },
    accent: null,
    hour,
  }

  test('of an interview tells the hour there, and the hour at home', () => {
    const rows = Object.fromEntries(composeInterviewLetter(letter, 'fr').rows)
    expect(rows).toEqual({
      Quand: 'Mercredi 10\u00a0février 2027, 10\u00a0h',
      Horloge: 'Heure d’Helsinki, une heure après la vôtre',
      'Chez vous': 'Mercredi 10\u00a0février, 9\u00a0h',
      Durée: '30\u00a0min',
      Où: 'Mannerheimintie 4',
      Avec: 'Élise Marchand',
    })
    const english = composeInterviewLetter(letter, 'en')
    expect(english.rows[0]).toEqual(['When', 'Wednesday 10\u00a0February 2027, 10\u00a0am'])
  })
  test('of an interview at home says it once', () => {
    const home = composeInterviewLetter({ ...letter, hour: { ...hour, timeZone: 'Europe/Paris' } }, 'fr')
    expect(home.rows.map(([term]) => term)).toEqual(['Quand', 'Horloge', 'Durée', 'Où', 'Avec'])
  })
  test('that asks a member says who, with their line, and that silence is an answer', () => {
    const asked = {
      vouchId: 'v',
      club: 'Le Cercle',
      member: person,
      applicant: { givenName: 'Hugo', familyName: 'Laine' },
      programme: { fr: 'Aurora', en: 'Aurora' },
      accent: null,
      line: 'Nous avons roulé ensemble.',
    }
    const french = composeVouchLetter(asked, 'fr')
    expect(french.subject).toBe('Hugo Laine se recommande de vous')
    expect(french.paragraphs.join(' ')).toContain('Nous avons roulé ensemble.')
    expect(french.action?.to).toEqual({ page: 'vouch', vouchId: 'v' })
    const english = composeVouchLetter({ ...asked, line: '' }, 'en')
    expect(english.paragraphs).toHaveLength(3)
    expect(english.aside).toContain('nothing happens')
  })
})
