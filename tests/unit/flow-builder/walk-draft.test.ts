import { describe, expect, test } from 'vitest'
import type { FlowDefinition, Step } from '~/domain/qualification/types'
import { newWalk, readWalk, standOf, walkOn } from '~/routes/staff.flows.$flowId.preview/walk-draft'
import { aChoice, aShortFlow, aShortQuestion, aStep } from '../../factories/flow'

const common = { text: { fr: '', en: '' }, showWhen: null, sparedTo: [] }
const interview: Step = {
  ...common,
  kind: 'interview',
  id: 'parler',
  title: { fr: 'Parler', en: 'Talk' },
  minutes: 30,
}
const flow: FlowDefinition = aShortFlow([
  aStep('vous', [
    aChoice('conduit'),
    aShortQuestion('modele', { showWhen: { question: 'conduit', is: 'one_of', options: ['oui'] } }),
  ]),
  { ...interview, sparedTo: ['nomination'] },
])

function press(walk: ReturnType<typeof newWalk>, intent: string, fields: Record<string, string> = {}) {
  const form = new FormData()
  for (const [name, value] of Object.entries({ ...fields, intent })) form.set(name, value)
  return walkOn(flow, walk, form)
}
const begun = newWalk(flow, 'fr')

describe('a walk through a draft', () => {
  test('stays on a step while a required answer is missing, and says which', () => {
    const { walk, errors } = press(begun, 'next')
    expect(walk.at).toBe('vous')
    expect(errors).toEqual({ conduit: 'missing' })
  })

  test('shows the question that an answer calls for before it goes on', () => {
    const asked = press(begun, 'next', { conduit: 'oui' })
    expect(asked).toMatchObject({ walk: { at: 'vous' }, errors: {} })
    expect(standOf(flow, asked.walk).here?.questions.map(({ id }) => id)).toEqual(['conduit', 'modele'])
    expect(press(asked.walk, 'next', { conduit: 'oui', modele: '' }).errors).toEqual({ modele: 'missing' })
    expect(press(asked.walk, 'next', { conduit: 'oui', modele: 'Boréale' }).walk.at).toBe('parler')
  })

  test('leaves out what an earlier answer hides when it changes', () => {
    const { walk } = press(begun, 'next', { conduit: 'oui' })
    const told = press(walk, 'next', { conduit: 'oui', modele: 'Boréale' })
    const back = press(told.walk, 'back')
    const changed = press(back.walk, 'next', { conduit: 'non', modele: 'Boréale' })
    expect(changed.walk.at).toBe('parler')
    expect(standOf(flow, changed.walk).passage.hiddenAnswers).toEqual(['modele'])
  })

  test('is shorter for who is nominated, and goes back to a step that is still there', () => {
    const { walk } = press({ ...begun, at: 'parler', answers: { conduit: 'non' } }, 'way:nomination')
    const stand = standOf(flow, walk)
    expect(stand.passage.steps.map(({ step }) => step.id)).toEqual(['vous', 'relire'])
    expect(walk.at).toBe('vous')
  })

  test('keeps what is answered when the language changes', () => {
    const { walk } = press(begun, 'locale:en', { conduit: 'oui' })
    expect(walk).toMatchObject({ at: 'vous', locale: 'en', answers: { conduit: 'oui' } })
  })

  test('does as if a conversation had been held', () => {
    const { walk } = press({ ...begun, at: 'parler', answers: { conduit: 'non' } }, 'as_done')
    expect(walk.at).toBe('relire')
    expect(standOf(flow, walk).passage.isWhole).toBe(true)
  })

  test('comes through its form as it was, without what is no answer', () => {
    const walk = { ...begun, way: 'code' as const, answers: { conduit: 'oui', modele: 'Boréale' } }
    expect(readWalk(flow, JSON.stringify(walk), 'fr')).toEqual(walk)
    const forged = { ...walk, answers: { conduit: 'peut-être', autre: 3, modele: 'Boréale' } }
    expect(readWalk(flow, JSON.stringify(forged), 'fr').answers).toEqual({ modele: 'Boréale' })
    expect(readWalk(flow, '{"at"', 'en')).toEqual(newWalk(flow, 'en'))
  })
})
