import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { defineCopy } from '~/shared/copy'
import { Button } from '~/ui/button'
import { CheckboxField } from '~/ui/checkbox-field'
import { ErrorPage, kindOfStatus } from '~/ui/error-page'
import { ErrorSummary } from '~/ui/error-summary'
import { fieldOf } from '~/ui/field-of'
import { mergeFrames } from '~/ui/frame'
import { Funnel } from '~/ui/funnel'
import { LocaleProvider } from '~/ui/locale'
import { Monogram } from '~/ui/monogram'
import { RadioGroup } from '~/ui/radio-group'
import { Rich } from '~/ui/rich'
import { SeatsLive } from '~/ui/seats-live'
import { TextField } from '~/ui/text-field'

const copy = defineCopy({
  fr: { phrase: 'Lisez <link>la lettre de {{name}}</link>, puis <em>reposez-la</em>.' },
  en: { phrase: 'Read <link>the letter from {{name}}</link>, then <em>put it down</em>.' },
})

describe('a phrase with a link in it', () => {
  const parts = {
    link: (text: string) => <a href="/letter">{text}</a>,
    em: (text: string) => <em>{text}</em>,
  }
  it('keeps the order of its language', () => {
    const html = renderToStaticMarkup(
      <Rich copy={copy} k="phrase" values={{ name: 'Élise' }} parts={parts} />,
    )
    expect(html).toBe('Lisez <a href="/letter">la lettre de Élise</a>, puis <em>reposez-la</em>.')
  })
  it('cannot be bent by a value', () => {
    const html = renderToStaticMarkup(
      <LocaleProvider locale="en">
        <Rich copy={copy} k="phrase" values={{ name: '</link><em>x</em><script>' }} parts={parts} />
      </LocaleProvider>,
    )
    expect(html).toBe(
      'Read <a href="/letter">the letter from &lt;/link&gt;&lt;em&gt;x&lt;/em&gt;&lt;script&gt;</a>, then <em>put it down</em>.',
    )
  })
})

describe('a field', () => {
  it('is tied to its label, its hint and what is wrong with it', () => {
    const html = renderToStaticMarkup(
      <TextField name="people[0].address" label="Adresse" hint="Celle-ci" errors={['Incomplète.']} />,
    )
    expect(html).toContain('for="field-people-0-address"')
    expect(html).toContain('id="field-people-0-address"')
    expect(html).toContain('aria-describedby="field-people-0-address-hint field-people-0-address-error"')
    expect(html).toContain('aria-invalid="true"')
  })
  it('says nothing of errors when there is none', () => {
    const html = renderToStaticMarkup(<TextField name="address" label="Adresse" errors={[]} />)
    expect(html).not.toMatch(/aria-invalid|aria-describedby|field-error/)
  })
  it('takes what the form knows of it', () => {
    const field = { id: 'f1', name: 'address', initialValue: 'a@b.c', required: true, formId: 'form' }
    const html = renderToStaticMarkup(<TextField label="Adresse" {...fieldOf(field)} />)
    expect(html).toMatch(
      /<input(?=[^>]* id="f1")(?=[^>]* value="a@b.c")(?=[^>]* required)(?=[^>]* form="form")/,
    )
  })
  it('of several ticks under one name has an identity for each', () => {
    const html = renderToStaticMarkup(
      <>
        <CheckboxField name="topic" value="snow" label="Neige" />
        <CheckboxField name="topic" value="night" label="Nuit" />
      </>,
    )
    expect(html).toContain('id="field-topic-snow"')
    expect(html).toContain('id="field-topic-night"')
  })
  it('of choices can be reached by the link of its error', () => {
    const html = renderToStaticMarkup(
      <>
        <ErrorSummary errors={[{ id: 'field-company', message: 'Lequel des deux ?' }]} />
        <RadioGroup name="company" legend="Avec vous" options={[{ value: 'alone', label: 'Seule' }]} />
      </>,
    )
    expect(html).toContain('href="#field-company"')
    expect(html).toMatch(/<input[^>]* id="field-company"/)
  })
})

describe('a button that waits', () => {
  it('keeps both labels, so that it keeps its width, and tells only the one shown', () => {
    const html = renderToStaticMarkup(
      <Button pending pendingLabel="Un instant…">
        Je viens
      </Button>,
    )
    expect(html).toContain('Je viens')
    expect(html).toContain('aria-disabled="true"')
    expect(html).not.toContain(' disabled')
  })
})

describe('the way of the invitations', () => {
  const counts = { invited: 40, delivered: 38, opened: 31, accepted: 18, paid: 15, declined: 6, silent: 14 }
  it('is drawn against the number invited, and said in words', () => {
    const html = renderToStaticMarkup(<Funnel counts={counts} />)
    expect(html).toContain('Lettre reçue\u202f: 38 sur 40')
    expect(html).toMatch(/width="95.00"/)
    expect(html).not.toContain('style=')
  })
  it('has no deposit to count when the event asks for none', () => {
    expect(renderToStaticMarkup(<Funnel counts={counts} withoutDeposit />)).not.toContain('Caution')
  })
  it('stands when nobody is invited yet', () => {
    const none = { invited: 0, delivered: 0, opened: 0, accepted: 0, paid: 0, declined: 0, silent: 0 }
    expect(renderToStaticMarkup(<Funnel counts={none} />)).not.toContain('NaN')
  })
})

describe('the seats', () => {
  it.each([
    [24, 9, '24, dont 9 libres'],
    [12, 1, '12, dont une libre'],
    [12, 0, '12, toutes prises'],
    [null, 0, 'Sans limite'],
  ])('of %j with %j free read "%s"', (capacity, free, words) => {
    expect(renderToStaticMarkup(<SeatsLive capacity={capacity} free={free} />)).toContain(words)
  })
})

describe('a page that cannot be shown', () => {
  it('looks the same whether it is refused or never was', () => {
    expect(kindOfStatus(403)).toBe(kindOfStatus(404))
    expect(kindOfStatus(503)).toBe('busy')
    expect(kindOfStatus(500)).toBe('failed')
  })
  it('gives a number to tell us, when there is one', () => {
    expect(renderToStaticMarkup(<ErrorPage kind="failed" reference="7f3a" />)).toContain('7f3a')
    expect(renderToStaticMarkup(<ErrorPage kind="failed" />)).not.toContain('Référence')
  })
})

describe('the frame of a page', () => {
  it('is named by the innermost route that cares', () => {
    const root = { frame: { locale: 'fr', theme: 'night' } }
    const letter = { frame: { locale: 'en', accent: '#27424f' } }
    expect(mergeFrames([root, undefined, { other: 1 }, letter, { frame: {} }])).toEqual({
      locale: 'en',
      theme: 'night',
      accent: '#27424f',
    })
  })
  it('falls back on the club’s own when no route could be loaded', () => {
    expect(mergeFrames([undefined, null, { frame: { locale: 'xx', accent: 3 } }])).toEqual({
      locale: 'fr',
      theme: null,
      accent: null,
    })
  })
})

describe('a monogram', () => {
  it.each([
    ['Maison Vidal', 'V'],
    ['Domaine Sarrazin', 'S'],
    ['Éclat', 'É'],
    ['L’Atelier', 'A'],
    ['Maison', 'M'],
  ])('of %s is %s', (name, letter) => {
    expect(renderToStaticMarkup(<Monogram name={name} />)).toContain(`>${letter}<`)
  })
})
