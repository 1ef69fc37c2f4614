import { Form } from '@remix-run/react'
import { DefinitionRows } from '~/ui/definition-rows'
import { useCopy } from '~/ui/locale'
import { Notice } from '~/ui/notice'
import { SaidChanges } from '~/ui/said-changes'
import { SectionHead } from '~/ui/section-head'
import { SubmitButton } from '~/ui/submit-button'
import { copy } from './copy'
import type { Answer } from './view'

/** What would change and whom it reaches, to be read before it is done exactly so. */
export function AheadPart({ answer }: { answer: NonNullable<Answer> }) {
  const t = useCopy(copy)
  const { ahead, amiss, moved } = answer
  return (
    <div className="grid max-w-3xl gap-8">
      {moved ? (
        <Notice tone="warn" live>
          <p>{t(moved.drives ? 'moved_drives' : 'moved_on')}</p>
          {moved.others.length > 0 ? (
            <div className="mt-4">
              <p className="caps">{t('others')}</p>
              <SaidChanges changes={moved.others} />
            </div>
          ) : null}
        </Notice>
      ) : null}
      {amiss ? (
        <Notice tone="warn" live>
          <p>{amiss.text}</p>
          {amiss.lines.length > 0 ? (
            <ul className="mt-3 grid gap-1">
              {amiss.lines.map(line => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          ) : null}
        </Notice>
      ) : null}
      {ahead ? <Ahead answer={answer} ahead={ahead} /> : null}
    </div>
  )
}

type AheadProps = { answer: NonNullable<Answer>; ahead: NonNullable<NonNullable<Answer>['ahead']> }

function Ahead({ answer, ahead }: AheadProps) {
  const t = useCopy(copy)
  const isTold = ahead.changes.length > 0
  const groups = ['confirmed', 'held', 'waiting', 'invited'] as const
  return (
    <section aria-labelledby="ahead-title" className="grid gap-6">
      <SectionHead id="ahead-title" title={t('ahead')} />
      {isTold ? <SaidChanges changes={ahead.changes} /> : <p className="measure">{t('quiet')}</p>}
      {ahead.whole ? <p className="voice">{ahead.whole}</p> : null}
      {ahead.handedOver ? <p className="measure text-soft">{ahead.handedOver}</p> : null}
      {isTold ? (
        <div>
          <h3 className="caps">{t('people')}</h3>
          <DefinitionRows
            dense
            rows={groups.map(group => ({ term: t(group), value: String(ahead.told[group]) }))}
          />
          <p className="measure mt-4 text-soft">{t('leaves')}</p>
        </div>
      ) : null}
      <Form method="post">
        {Object.entries(answer.typed).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <input type="hidden" name="key" value={answer.key} />
        <input type="hidden" name="seen" value={answer.seen} />
        <input type="hidden" name="mark" value={ahead.mark} />
        <SubmitButton name="intent" value="apply">
          {t(isTold ? 'apply' : 'applyQuiet')}
        </SubmitButton>
      </Form>
    </section>
  )
}
