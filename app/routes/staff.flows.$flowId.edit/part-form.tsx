import { createContext, type ReactNode, useContext } from 'react'
import type { Bilingual } from '~/shared/copy'
import { useCopy } from '~/ui/locale'
import { TextArea } from '~/ui/text-area'
import { TextField } from '~/ui/text-field'
import { copy } from './copy'
import type { FieldProblem, FieldProblems } from './form-reader'

/** The one form of the page; what stands outside it belongs to it by this id. */
export const formId = 'builder'

type Answered = { typed?: Readonly<Record<string, readonly string[]>>; problems: FieldProblems }
const AnsweredContext = createContext<Answered>({ problems: {} })

/** What came back with the form: what was typed, and what of it cannot be read. */
export function PartForm({ answered, children }: { answered: Answered; children: ReactNode }) {
  return <AnsweredContext.Provider value={answered}>{children}</AnsweredContext.Provider>
}

/** A field of the open part: its name, its id, what it shows, and what is amiss with it. */
export function usePartField(): (
  name: string,
  kept: string | number | null,
) => { name: string; id: string; defaultValue: string; errors: string[] | undefined } {
  const { typed, problems } = useContext(AnsweredContext)
  const t = useCopy(copy)
  return (name, kept) => {
    const problem = problems[name]
    return {
      name,
      id: fieldIdOf(name),
      defaultValue: problem ? (typed?.[name]?.[0] ?? '') : String(kept ?? ''),
      errors: problem ? [tellFieldProblem(problem, t)] : undefined,
    }
  }
}

export function fieldIdOf(name: string): string {
  return `part-${name.replaceAll('.', '-')}`
}

export function tellFieldProblem(problem: FieldProblem, t: ReturnType<typeof useCopy<typeof copy>>): string {
  switch (problem.problem) {
    case 'number':
      return Math.abs(problem.most) > 100_000
        ? t('anyNumber')
        : t('number', { least: problem.least, most: problem.most })
    case 'day':
      return t('day')
    case 'sum':
      return t('sum')
    case 'choose':
      return t('chooseOne')
  }
}

type BilingualProps = {
  name: string
  label: string
  value: Bilingual
  hint?: string
  rows?: number
  most: number
}

/** One text in both languages, side by side. */
export function BilingualField({ name, label, value, hint, most }: BilingualProps) {
  const t = useCopy(copy)
  const labels = { fr: t('inFrench', { label }), en: t('inEnglish', { label }) }
  return (
    <Pair hint={hint}>
      {(['fr', 'en'] as const).map(locale => (
        <TextField
          key={locale}
          name={`${name}.${locale}`}
          id={fieldIdOf(`${name}.${locale}`)}
          label={labels[locale]}
          lang={locale}
          defaultValue={value[locale]}
          maxLength={most}
          autoComplete="off"
        />
      ))}
    </Pair>
  )
}

/** The same for paragraphs. */
export function BilingualArea({ name, label, value, hint, rows = 4, most }: BilingualProps) {
  const t = useCopy(copy)
  const labels = { fr: t('inFrench', { label }), en: t('inEnglish', { label }) }
  return (
    <Pair hint={hint}>
      {(['fr', 'en'] as const).map(locale => (
        <TextArea
          key={locale}
          name={`${name}.${locale}`}
          id={fieldIdOf(`${name}.${locale}`)}
          label={labels[locale]}
          lang={locale}
          rows={rows}
          defaultValue={value[locale]}
          maxLength={most}
        />
      ))}
    </Pair>
  )
}

function Pair({ hint, children }: { hint?: string; children: ReactNode }) {
  return (
    <div>
      <div className="bilingual">{children}</div>
      {hint ? <p className="field-hint mt-1.5">{hint}</p> : null}
    </div>
  )
}

type NumberFieldProps = { name: string; label: string; value: number | string | null; hint?: string }

/** A figure, as long as a figure is. */
export function FigureField({ name, label, value, hint }: NumberFieldProps) {
  const field = usePartField()
  return (
    <TextField {...field(name, value)} label={label} hint={hint} inputMode="decimal" autoComplete="off" />
  )
}

/** A part of the form under a small title of its own. */
export function FormPart({ title, hint, children }: { title: string; hint?: string; children: ReactNode }) {
  return (
    <section className="form-part" aria-label={title}>
      <h3>{title}</h3>
      {hint ? <p className="field-hint">{hint}</p> : null}
      {children}
    </section>
  )
}
