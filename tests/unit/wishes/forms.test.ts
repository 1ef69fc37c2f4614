import { parseWithZod } from '@conform-to/zod/v4'
import { expect, test } from 'vitest'
import { feedbackForm, pollForm, wishForm } from '~/domain/wishes/schema'

function sent(fields: Record<string, string>): FormData {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.append(name, value)
  return form
}

test('every part of a wish may be left empty, or be missing from a page without it', () => {
  const nothing = { modelId: null, place: '', season: null, wish: '' }
  const pages: Record<string, string>[] = [{}, { modelId: '', place: '', season: '', wish: '' }]
  for (const fields of pages)
    expect(parseWithZod(sent(fields), { schema: wishForm })).toMatchObject({
      status: 'success',
      value: nothing,
    })
  expect(parseWithZod(sent({ place: '  Col  de l’Iseran ' }), { schema: wishForm })).toMatchObject({
    value: { ...nothing, place: 'Col de l’Iseran' },
  })
})

test('feedback asks for one answer of five, and for nothing else', () => {
  const read = (fields: Record<string, string>) => parseWithZod(sent(fields), { schema: feedbackForm })
  expect(read({ liked: '4', words: '', place: '', wish: '' })).toMatchObject({
    status: 'success',
    value: { liked: 4, words: '' },
  })
  expect(read({ liked: '4', words: 'Un soir.\r\nUn autre.', signed: 'on' })).toMatchObject({
    value: { words: 'Un soir.\nUn autre.', signed: 'on' },
  })
  for (const liked of ['', '0', '6', '4.5', 'beaucoup'])
    expect(read({ liked })).toMatchObject({ status: 'error', error: { liked: expect.any(Array) } })
})

test('a poll is read with as many answers as are written', () => {
  const fields = {
    id: '7b0c5e4e-3f0a-4b7e-9a57-0f1d2c3b4a59',
    brandId: '',
    questionFr: 'Où\u202f?',
    questionEn: 'Where?',
    'choices[0].fr': 'La mer',
    'choices[0].en': 'The sea',
    'choices[1].fr': '',
    'choices[1].en': '',
    minRank: '2',
    firstDay: '2027-03-01',
    lastDay: '2027-03-08',
  }
  expect(parseWithZod(sent(fields), { schema: pollForm })).toMatchObject({
    status: 'success',
    value: {
      brandId: null,
      minRank: 2,
      choices: [
        { fr: 'La mer', en: 'The sea' },
        { fr: '', en: '' },
      ],
    },
  })
})
