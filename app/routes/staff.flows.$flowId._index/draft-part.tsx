import { Form, Link } from '@remix-run/react'
import { paths } from '~/shared/paths'
import { ButtonLink } from '~/ui/button-link'
import { useCopy } from '~/ui/locale'
import { SectionHead } from '~/ui/section-head'
import { SubmitButton } from '~/ui/submit-button'
import { copy } from './copy'
import type { FlowView } from './tell-flow.server'

/** The draft and what keeps it from being published; where there is none, what begins the next. */
export function DraftPart({ flow }: { flow: FlowView }) {
  const t = useCopy(copy)
  const { draft } = flow
  if (!draft) return <NextDraft flow={flow} />
  const isReady = draft.problems.length === 0
  const builder = paths.staffFlowEdit(flow.id)
  return (
    <section aria-labelledby="draft-title" className="grid gap-3">
      <SectionHead id="draft-title" title={t('draftTitle', { number: draft.number })} />
      <p className="measure text-soft">
        {t('draftText')}{' '}
        {flow.published === null
          ? null
          : t('stay', { count: flow.applications.draft, number: flow.published })}
      </p>
      {isReady ? null : (
        <div>
          <h3 className="text-xl">{t('problems', { count: draft.problems.length })}</h3>
          <ul className="problem-list">
            {draft.problems.map(({ words, to }) => (
              <li key={words}>
                <Link to={to}>{words}</Link>
              </li>
            ))}
          </ul>
        </div>
      )}
      <div className="flex flex-wrap gap-4">
        {isReady ? (
          <Form method="post">
            <input type="hidden" name="edit" value={draft.edit} />
            <SubmitButton name="intent" value="publish">
              {t('publish', { number: draft.number })}
            </SubmitButton>
          </Form>
        ) : null}
        <ButtonLink to={builder} variant={isReady ? 'outlined' : 'primary'}>
          {t('goOn')}
        </ButtonLink>
      </div>
    </section>
  )
}

function NextDraft({ flow }: { flow: FlowView }) {
  const t = useCopy(copy)
  const number = flow.published ?? 0
  return (
    <section aria-labelledby="draft-title" className="grid gap-3">
      <SectionHead id="draft-title" title={t('noDraftTitle', { number })} />
      <p className="measure text-soft">{t('noDraftText')}</p>
      <Form method="post">
        <SubmitButton name="intent" value="start" variant="outlined">
          {t('start', { number: number + 1 })}
        </SubmitButton>
      </Form>
    </section>
  )
}
