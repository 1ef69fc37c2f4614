import type { Step } from '~/domain/qualification/types'
import { useLocale } from '../locale'
import { Paragraphs } from './paragraphs'

/** What the club says at the head of a step: its title, then its own voice. */
export function StepText({ step, level = 1 }: { step: Pick<Step, 'title' | 'text'>; level?: 1 | 2 }) {
  const locale = useLocale()
  const Heading = `h${level}` as const
  return (
    <>
      <Heading className="display-lg">{step.title[locale]}</Heading>
      <Paragraphs text={step.text[locale]} className="step-text" />
    </>
  )
}
