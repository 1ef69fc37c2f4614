import { describe, expect, test } from 'vitest'
import { editDraft } from '~/domain/qualification/edit-draft'
import { questionsOf } from '~/domain/qualification/passage'
import { newDefinition } from '~/domain/qualification/schema'
import type { FlowDefinition, Question, Step } from '~/domain/qualification/types'
import { type Applied, applyIntent } from '~/routes/staff.flows.$flowId.edit/apply-intent'

function builder() {
  let count = 0
  const newId = () => `n${++count}`
  let definition = newDefinition({ fr: 'Le Cercle', en: 'The Circle' })
  let last: Applied | null = null
  return {
    /** One POST, as the page sends it: the part that is open, its fields, the button that was pressed. */
    post(selection: string, intent: string, fields: Record<string, string> = {}): Applied {
      const form = new FormData()
      for (const [name, value] of Object.entries({ selection, intent, ...fields })) form.set(name, value)
      last = applyIntent(definition, form, newId)
      if (last === null) throw new Error('no such intent')
      if (last.kind === 'edited') definition = last.definition
      return last
    },
    make(edit: Parameters<typeof editDraft>[1]) {
      const edited = editDraft(definition, edit, newId)
      if (edited.ok) definition = edited.value.definition
      return edited.ok ? (edited.value.made ?? '') : ''
    },
    get now(): FlowDefinition {
      return definition
    },
    step(id: string): Step | undefined {
      return definition.steps.find(step => step.id === id)
    },
    question(id: string): Question | undefined {
      return definition.steps.flatMap(questionsOf).find(question => question.id === id)
    },
  }
}

const titled = { 'title.fr': 'Vous', 'title.en': 'You', 'text.fr': '', 'text.en': '' }

test('a step is made from the part that is open, and opens', () => {
  const page = builder()
  const made = page.post('', 'add_step', { newStep: 'questions', ...words() })
  expect(made).toMatchObject({ kind: 'edited', selection: { part: 'step' } })
  expect(page.now.steps.map(({ kind }) => kind)).toEqual(['questions', 'review'])
})

test('what is typed is kept on the way to something else', () => {
  const page = builder()
  const stepId = page.make({ edit: 'add_step', kind: 'questions', after: null })
  page.post(`step=${stepId}`, 'add_question', { ...titled, newQuestion: 'long' })
  expect(page.step(stepId)?.title).toEqual({ fr: 'Vous', en: 'You' })
  expect(page.step(stepId)).toMatchObject({ questions: [{ kind: 'long' }] })
  const opened = page.post(`step=${stepId}`, 'open:part=judging', { ...titled, 'title.fr': 'Toi' })
  expect(opened).toMatchObject({ selection: { part: 'judging' } })
  expect(page.step(stepId)?.title.fr).toBe('Toi')
})

test('a step that goes keeps nothing of what was typed in it', () => {
  const page = builder()
  const stepId = page.make({ edit: 'add_step', kind: 'interview', after: null })
  const gone = page.post(`step=${stepId}`, 'step_remove', { ...titled, minutes: 'beaucoup' })
  expect(gone).toMatchObject({ kind: 'edited', selection: { part: 'words' } })
  expect(page.step(stepId)).toBeUndefined()
})

test('moving beyond the edge keeps what is typed and refuses nothing', () => {
  const page = builder()
  const stepId = page.make({ edit: 'add_step', kind: 'statement', after: null })
  expect(page.post(`step=${stepId}`, 'step_up', titled)).toMatchObject({ kind: 'edited' })
  expect(page.step(stepId)?.title.fr).toBe('Vous')
})

test('a part that was removed elsewhere is told as gone', () => {
  expect(builder().post('step=gone', 'save', titled)).toEqual({
    kind: 'refused',
    refusal: { reason: 'not_there' },
  })
})

test('an intent of no button of the page is none', () => {
  const form = new FormData()
  form.set('intent', 'drop_table')
  expect(applyIntent(newDefinition(), form, () => 'n')).toBeNull()
})

test('a field that cannot be read keeps the draft as it was, and says which', () => {
  const page = builder()
  const stepId = page.make({ edit: 'add_step', kind: 'fee', after: null })
  const before = page.now
  const fields = { ...titled, amount: 'cent', currency: 'CHF', isReturned: 'no' }
  expect(page.post(`step=${stepId}`, 'save', fields)).toEqual({
    kind: 'unreadable',
    problems: { amount: { problem: 'sum' } },
  })
  expect(page.now).toBe(before)
  page.post(`step=${stepId}`, 'save', { ...fields, amount: '1 250,50' })
  expect(page.step(stepId)).toMatchObject({ amount: 125_050, currency: 'CHF', isReturned: false })
})

describe('the lines of a question', () => {
  const line = (at: number, id: string, words: string, points = '0') => ({
    [`option.${at}.id`]: id,
    [`option.${at}.fr`]: words,
    [`option.${at}.en`]: words,
    [`option.${at}.points`]: points,
  })
  function asked() {
    const page = builder()
    const stepId = page.make({ edit: 'add_step', kind: 'quiz', after: null })
    const questionId = page.make({ edit: 'add_question', stepId, kind: 'choice' })
    const selection = `step=${stepId}&question=${questionId}`
    const options = () => {
      const question = page.question(questionId)
      return question && 'options' in question ? question.options : []
    }
    return { page, selection, options, stepId }
  }
  const common = { 'label.fr': 'Quelle année ?', 'label.en': 'What year?', weight: '2', isRequired: 'on' }

  test('an empty line is none; a filled spare one is a line of its own', () => {
    const { page, selection, options } = asked()
    page.post(selection, 'save', {
      ...common,
      ...line(0, '', '1961', '10'),
      ...line(1, '', '   '),
      ...line(2, '', '1972'),
      'option.2.fatal': 'on',
    })
    expect(options().map(({ label, points, isFatal }) => [label.fr, points, isFatal])).toEqual([
      ['1961', 10, false],
      ['1972', 0, true],
    ])
    expect(new Set(options().map(({ id }) => id)).size).toBe(2)
  })

  test('a line moves up with all that is typed in it', () => {
    const { page, selection, options } = asked()
    page.post(selection, 'save', { ...common, ...line(0, '', '1961'), ...line(1, '', '1972') })
    const [first, second] = options().map(({ id }) => id)
    page.post(selection, `option_up:${second}`, {
      ...common,
      ...line(0, first ?? '', '1961'),
      ...line(1, second ?? '', '1973', '4'),
    })
    expect(options().map(({ id, label }) => [id, label.fr])).toEqual([
      [second, '1973'],
      [first, '1961'],
    ])
  })

  test('a line that a condition names is not lost by emptying it', () => {
    const { page, selection, options } = asked()
    page.post(selection, 'save', { ...common, ...line(0, '', '1961'), ...line(1, '', '1972') })
    const [first, second] = options().map(({ id }) => id)
    const [, questionId = ''] = selection.split('question=')
    const knockOut = page.post('part=judging', 'add_knock_out', { quorum: '1' })
    if (knockOut.kind !== 'edited' || knockOut.selection.part !== 'knock_out') throw new Error('no rule')
    const { id } = knockOut.selection
    page.post(`knock-out=${id}`, 'save', {
      'words.fr': 'Trop jeune',
      'words.en': 'Too young',
      'when.0.0.q': questionId,
      'when.0.0.is': 'one_of',
      'when.0.0.o': second ?? '',
    })
    expect(page.now.knockOuts).toMatchObject([
      { when: { question: questionId, is: 'one_of', options: [second] } },
    ])
    expect(
      page.post(selection, 'save', {
        ...common,
        ...line(0, first ?? '', '1961'),
        ...line(1, second ?? '', ''),
      }),
    ).toEqual({ kind: 'refused', refusal: { ok: false, reason: 'named', by: [{ in: 'knock_out', id }] } })
  })
})

test('sentences side by side stay side by side when one is missing', () => {
  const page = builder()
  page.post('', 'save', { ...words(), 'criteria.fr': 'Un lien\nUne curiosité\n', 'criteria.en': 'A tie' })
  expect(page.now.criteria).toEqual([
    { fr: 'Un lien', en: 'A tie' },
    { fr: 'Une curiosité', en: '' },
  ])
})

function words(): Record<string, string> {
  return { 'name.fr': 'Le Cercle', 'name.en': 'The Circle', promiseDays: '14', keptMonths: '12' }
}
