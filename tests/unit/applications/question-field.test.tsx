import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import { readAnswer } from '~/domain/qualification/read-answer'
import type { AnswerValue } from '~/domain/qualification/types'
import { QuestionField } from '~/ui/questions/question-field'
import type { AnsweredQuestion } from '~/ui/questions/question-props'
import { aChoice, aShort } from '../../factories/application'

const said = (text: string) => ({ fr: text, en: text })
const options = ['a', 'b', 'c'].map(id => ({ id, label: said(id), points: 0, isFatal: false }))
const base = { ...aShort('q'), kind: undefined }
const made = (wishes: object) => ({ ...base, ...wishes }) as unknown as AnsweredQuestion

const answered: [string, AnsweredQuestion, AnswerValue][] = [
  ['short', made({ kind: 'short', mostCharacters: 40 }), 'Annecy, “là-bas”'],
  ['long', made({ kind: 'long', mostCharacters: 400 }), 'Une ligne.\nUne autre.'],
  ['choice', aChoice('q', ['a', 'b']) as AnsweredQuestion, 'b'],
  ['several', made({ kind: 'several', options, least: 1, most: 3 }), ['a', 'c']],
  ['number', made({ kind: 'number', least: 0, most: 70, unit: said('ans') }), 12.5],
  ['date', made({ kind: 'date', notBefore: null, notAfter: null }), '2024-03-14'],
  [
    'address',
    made({ kind: 'address' }),
    { lines: '12 rue de l’Arbre-Sec', postalCode: '75001', city: 'Paris', country: 'FR' },
  ],
  ['vehicle', made({ kind: 'vehicle' }), { vin: 'VF1RFB00X67123456', model: 'Boréale', since: '2024-03-14' }],
  ['ranking', made({ kind: 'ranking', options }), ['c', 'a', 'b']],
  ['consent', made({ kind: 'consent', words: said('Ce qui se dit ici reste ici.') }), { given: true }],
]

describe('a question as its applicant meets it', () => {
  test.each(answered)(
    '%s: what is kept comes back as it was, when nothing is touched',
    (_, question, value) => {
      const form = sendUntouched(renderToStaticMarkup(<QuestionField question={question} value={value} />))
      expect(readAnswer(question, form)).toEqual({ ok: true, value })
    },
  )

  test.each(answered)('%s: without an answer it sends none', (_, question) => {
    const form = sendUntouched(renderToStaticMarkup(<QuestionField question={question} />))
    expect(readAnswer(question, form)).toEqual({ ok: true, value: null })
  })

  test('an optional choice can be taken back without a script', () => {
    const question = { ...aChoice('q', ['a', 'b']), isRequired: false } as AnsweredQuestion
    const html = renderToStaticMarkup(<QuestionField question={question} value="a" />)
    expect(html).toContain('value=""')
    const form = new FormData()
    form.set('q', '')
    expect(readAnswer(question, form)).toEqual({ ok: true, value: null })
  })

  test('what could not be kept is shown as it was typed, in place of what is kept', () => {
    const question = made({ kind: 'vehicle' })
    const value = { vin: 'VF1RFB00X67123456', model: 'Boréale', since: null }
    const typed = { 'q.vin': ['VF1O'], 'q.model': ['Cime'] }
    const html = renderToStaticMarkup(<QuestionField question={question} value={value} typed={typed} />)
    expect(html).toContain('VF1O')
    expect(html).toContain('Cime')
    expect(html).not.toContain('VF1RFB00X67123456')
  })

  test('it says what the answer is for, who reads it, and how long it is kept', () => {
    const question = made({ kind: 'short', mostCharacters: 9, readBy: 'managers', keptMonths: 1 })
    const html = renderToStaticMarkup(<QuestionField question={question} keptMonths={12} />)
    expect(html).toContain('Lu par la direction seule, gardé un mois après la décision.')
  })
})

/** The fields of a form that is sent as it was drawn. */
function sendUntouched(html: string): FormData {
  const form = new FormData()
  const read = (attributes: string, name: string) => new RegExp(`\\s${name}="([^"]*)"`).exec(attributes)?.[1]
  const put = (name: string | undefined, value: string) => name && form.append(name, decode(value))
  for (const [, attributes = ''] of html.matchAll(/<input([^>]*)>/g)) {
    const isPicked = !/type="(radio|checkbox)"/.test(attributes) || /\schecked=""/.test(attributes)
    const isBox = /type="checkbox"/.test(attributes)
    if (isPicked) put(read(attributes, 'name'), read(attributes, 'value') ?? (isBox ? 'on' : ''))
  }
  for (const [, attributes = '', text = ''] of html.matchAll(/<textarea([^>]*)>([^<]*)<\/textarea>/g))
    put(read(attributes, 'name'), text.replace(/^\n/, ''))
  for (const [, attributes = '', inside = ''] of html.matchAll(/<select([^>]*)>(.*?)<\/select>/gs)) {
    const picked = /<option([^>]*)selected=""[^>]*>([^<]*)/.exec(inside)
    put(read(attributes, 'name'), picked ? (read(picked[1] ?? '', 'value') ?? picked[2] ?? '') : '')
  }
  return form
}

function decode(text: string): string {
  return text.replaceAll('&quot;', '"').replaceAll('&#x27;', "'").replaceAll('&amp;', '&')
}
