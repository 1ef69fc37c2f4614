import { Link } from '@remix-run/react'
import { useEffect, useRef } from 'react'
import { questionsOf } from '~/domain/qualification/passage'
import type { FlowDefinition } from '~/domain/qualification/types'
import { LOCALES, type Locale } from '~/shared/copy'
import { Caps } from '~/ui/caps'
import { DoorSheet } from '~/ui/flow-sheet/door-sheet'
import { StepSheet } from '~/ui/flow-sheet/step-sheet'
import { LocaleProvider, useCopy } from '~/ui/locale'
import { copy } from './copy'
import { stepInSight, type TypedPart } from './read-part'

type SightColumnProps = {
  part: TypedPart
  definition: FlowDefinition
  locale: Locale
  addressIn: (locale: Locale) => string
}

/** What the applicant sees of the open part, as wide as a phone. On a small screen it lies under one word. */
export function SightColumn({ part, definition, locale, addressIn }: SightColumnProps) {
  const t = useCopy(copy)
  return (
    <aside className="builder-sight" aria-label={t('sight')}>
      <label className="sight-toggle caps">
        <input type="checkbox" className="sr-only" />
        <span>{t('showSight')}</span>
      </label>
      <div className="sight-body">
        <div className="sight-head">
          <Caps>{t('sight')}</Caps>
          <nav aria-label={t('sightLocale')} className="sight-locales caps">
            {LOCALES.map(one => (
              <Link
                key={one}
                to={addressIn(one)}
                lang={one}
                preventScrollReset
                aria-current={one === locale ? 'true' : undefined}
              >
                {t(one === 'fr' ? 'french' : 'english')}
              </Link>
            ))}
          </nav>
        </div>
        <LocaleProvider locale={locale}>
          <Sheet part={part} definition={definition} locale={locale} note={t('onlyIf')} />
        </LocaleProvider>
        {part.part === 'judging' || part.part === 'knock_out' ? (
          <p className="voice text-soft">{t('nothingShown')}</p>
        ) : null}
      </div>
    </aside>
  )
}

type SheetProps = { part: TypedPart; definition: FlowDefinition; locale: Locale; note: string }

/** A picture of the page: it takes neither focus nor answers, which the walk through the draft does. */
function Sheet({ part, definition, locale, note }: SheetProps) {
  const frame = useRef<HTMLDivElement>(null)
  const asked = part.part === 'question' ? part.question.id : null
  useEffect(() => {
    const body = frame.current?.closest('.sight-body')
    const spot = asked && frame.current?.querySelector(`[data-asked="${CSS.escape(asked)}"]`)
    if (!body || !spot) return
    body.scrollTop += spot.getBoundingClientRect().top - body.getBoundingClientRect().top - 96
  }, [asked])
  const step = stepInSight(part)
  return (
    // `inert` is not among the attributes that this React knows by type.
    <div ref={frame} className="sight-sheet" lang={locale} {...{ inert: '' }}>
      {part.part === 'words' ? <DoorSheet words={part.words} /> : null}
      {step ? (
        <StepSheet
          step={step}
          questions={questionsOf(step)}
          keptMonths={definition.keptMonths}
          over={question => (question.showWhen ? <Caps className="mb-1 text-accent">{note}</Caps> : null)}
        />
      ) : null}
    </div>
  )
}
