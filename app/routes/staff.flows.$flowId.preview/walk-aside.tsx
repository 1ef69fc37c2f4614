import { Link } from '@remix-run/react'
import { tellStepKind } from '~/domain/qualification/flow-words'
import { waysIn } from '~/domain/qualification/types'
import { LOCALES } from '~/shared/copy'
import { formatNumber } from '~/shared/format'
import { paths } from '~/shared/paths'
import { Button } from '~/ui/button'
import { Caps } from '~/ui/caps'
import { DefinitionRows } from '~/ui/definition-rows'
import { useCopy, useLocale } from '~/ui/locale'
import { copy } from './copy'
import type { WalkView } from './handlers.server'

/** What only the staff see: how the applicant came, in which language, the steps, and what the committee would read. */
export function WalkAside({ view, flowId }: { view: WalkView; flowId: string }) {
  const t = useCopy(copy)
  const locale = useLocale()
  const { walk, steps } = view
  return (
    <div className="walk-aside">
      <fieldset>
        <legend className="caps">{t('cameBy')}</legend>
        <div className="walk-choices">
          {(['plain', ...waysIn] as const).map(way => (
            <button
              key={way}
              type="submit"
              name="intent"
              value={`way:${way}`}
              aria-pressed={(walk.way ?? 'plain') === way}
            >
              {t(way)}
            </button>
          ))}
        </div>
      </fieldset>
      <fieldset>
        <legend className="caps">{t('language')}</legend>
        <div className="walk-choices">
          {LOCALES.map(one => (
            <button
              key={one}
              type="submit"
              name="intent"
              value={`locale:${one}`}
              lang={one}
              aria-pressed={walk.locale === one}
            >
              {t(one === 'fr' ? 'french' : 'english')}
            </button>
          ))}
        </div>
      </fieldset>
      <section aria-label={t('steps')}>
        <Caps as="h2">{t('steps')}</Caps>
        <ol className="walk-steps">
          {steps.map((step, at) => (
            <li key={step.id} data-current={step.id === walk.at || undefined}>
              <button
                type="submit"
                name="intent"
                value={`go:${step.id}`}
                aria-current={step.id === walk.at ? 'step' : undefined}
              >
                <span className="part-number">{at + 1}</span>
                <span>{step.title[locale] || step.title.fr || tellStepKind(step.kind, locale)}</span>
                <span className="text-sm text-soft">{t(step.isDone ? 'done' : 'todo')}</span>
              </button>
            </li>
          ))}
        </ol>
        <p className="mt-2 text-sm text-soft">{t('spared', { count: view.away })}</p>
      </section>
      <section aria-label={t('aside')}>
        <Caps as="h2">{t('aside')}</Caps>
        <DefinitionRows
          dense
          rows={[
            {
              term: t('score'),
              value: view.score === null ? t('noScore') : `${formatNumber(view.score, locale)} / 10`,
            },
            { term: t('advice'), value: t(view.advice) },
          ]}
        />
        {view.left > 0 ? <p className="text-sm text-soft">{t('left', { count: view.left })}</p> : null}
        {view.hidden > 0 ? <p className="text-sm text-soft">{t('hidden', { count: view.hidden })}</p> : null}
        <div className="flex flex-wrap gap-x-6 pt-1">
          <input type="hidden" name="label" value={t('madeUp')} />
          <Button
            type="submit"
            variant="quiet"
            formAction={paths.staffFlowTrial(flowId)}
            name="intent"
            value="try"
          >
            {t('tryIt')}
          </Button>
          <Link to={paths.staffFlowPreview(flowId)} className="link inline-grid items-center text-sm">
            {t('restart')}
          </Link>
        </div>
      </section>
    </div>
  )
}
