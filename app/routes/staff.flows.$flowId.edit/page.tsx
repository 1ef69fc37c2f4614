import { Form, Link } from '@remix-run/react'
import { useEffect, useRef, useState } from 'react'
import type { FlowDefinition } from '~/domain/qualification/types'
import type { Locale } from '~/shared/copy'
import { paths } from '~/shared/paths'
import { useCopy, useLocale } from '~/ui/locale'
import { PageHead } from '~/ui/page-head'
import { copy } from './copy'
import { readFields } from './form-reader'
import { OpenedPart } from './opened-part'
import { formId, PartForm } from './part-form'
import { PartLinks } from './part-link'
import { keptPart, readPart, readTyped, type TypedPart } from './read-part'
import { builderAddress, findPart, type Selection, writeSelection } from './selection'
import { SightColumn } from './sight-column'
import { StepsColumn } from './steps-column'
import { Told, type ToldProps } from './told'

type BuilderProps = {
  flowId: string
  number: number
  edit: number
  /** The edit that the last gesture kept, when it only kept. */
  keptEdit: number | null
  definition: FlowDefinition
  selection: Selection
  sight: Locale
  answer: ToldProps | undefined
}

/** The builder of a flow: its parts, the form of the one that is open, and what the applicant sees of it. */
export function BuilderPage(props: BuilderProps) {
  const { flowId, number, edit, keptEdit, definition, selection, sight, answer } = props
  const t = useCopy(copy)
  const locale = useLocale()
  const key = writeSelection(selection)
  const open = findPart(definition, selection) ?? { part: 'words' as const }
  const typed = answer?.selection === key ? answer.typed : undefined
  const initial = typed ? readTyped(definition, open, typed) : keptPart(definition, open)
  const [live, setLive] = useState<TypedPart | null>(null)
  const isTyping = live !== null
  // A new edit or another part begins anew.
  const opened = `${edit} ${key}`
  const last = useRef(opened)
  useEffect(() => {
    if (last.current !== opened) setLive(null)
    last.current = opened
  }, [opened])
  const addressOf = (to: Selection, inLocale = sight) =>
    withSight(builderAddress(flowId, to), inLocale, locale)
  const name = definition.name[locale] || definition.name.fr || definition.name.en || t('untitled')
  return (
    <PartLinks value={{ to: part => `${addressOf(part)}#part`, isTyping }}>
      <div className="builder-head">
        <PageHead over={t('over', { number })} title={name} />
        <p className="builder-ways">
          <Link to={paths.staffFlow(flowId)}>{t('overview')}</Link>
          <Link to={paths.staffFlowPreview(flowId)}>{t('walk')}</Link>
          <Link to={paths.staffFlowTrial(flowId)}>{t('trial')}</Link>
        </p>
      </div>
      {answer ? <Told {...answer} definition={definition} isHere={typed !== undefined} /> : null}
      <div className="builder">
        {/* The Enter key presses the first button of a form, which those of the first column would be. */}
        <button
          type="submit"
          form={formId}
          name="intent"
          value="save"
          className="sr-only"
          tabIndex={-1}
          aria-hidden="true"
        >
          {t('save')}
        </button>
        <StepsColumn definition={definition} selection={selection} />
        <Form
          key={key}
          id={formId}
          method="post"
          noValidate
          preventScrollReset
          className="builder-part"
          onInput={event =>
            setLive(readPart(definition, open, readFields(new FormData(event.currentTarget))))
          }
        >
          <input type="hidden" name="edit" value={edit} />
          <input type="hidden" name="selection" value={key} />
          {/* Where no script keeps the place in the page, the answer leads back to it. */}
          <div hidden>
            <noscript>
              <input type="hidden" name="plain" value="1" />
            </noscript>
          </div>
          <PartForm answered={{ typed, problems: (typed && answer?.problems) || {} }}>
            <OpenedPart
              part={initial}
              definition={definition}
              open={open}
              state={isTyping ? 'unsaved' : keptEdit === edit ? 'saved' : null}
            />
          </PartForm>
        </Form>
        <SightColumn
          part={live ?? initial}
          definition={definition}
          locale={sight}
          addressIn={inLocale => addressOf(selection, inLocale)}
        />
      </div>
    </PartLinks>
  )
}

function withSight(address: string, sight: Locale, locale: Locale): string {
  if (sight === locale) return address
  return `${address}${address.includes('?') ? '&' : '?'}sight=${sight}`
}
