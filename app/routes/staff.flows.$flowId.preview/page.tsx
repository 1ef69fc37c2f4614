import { Form, Link } from '@remix-run/react'
import { paths } from '~/shared/paths'
import { LocaleProvider, useCopy } from '~/ui/locale'
import { PageHead } from '~/ui/page-head'
import { copy } from './copy'
import type { WalkView } from './handlers.server'
import { Sheet } from './sheet'
import { WalkAside } from './walk-aside'

type PreviewProps = { flowId: string; name: string; what: string; view: WalkView }

/** The walk through a draft: the applicant's page, and beside it what only the staff see. */
export function PreviewPage({ flowId, name, what, view }: PreviewProps) {
  const t = useCopy(copy)
  const { walk } = view
  return (
    <div className="grid gap-6">
      <div className="builder-head">
        <PageHead over={t('over', { name, what })} title={t('title')} text={t('text')} />
        <p className="builder-ways">
          <Link to={paths.staffFlow(flowId)}>{t('overview')}</Link>
          <Link to={paths.staffFlowEdit(flowId)}>{t('builder')}</Link>
          <Link to={paths.staffFlowTrial(flowId)}>{t('trial')}</Link>
        </p>
      </div>
      <Form method="post" noValidate className="walk" key={`${walk.at} ${walk.locale}`}>
        {/* The Enter key goes on, whatever stands before the button that does. */}
        <button type="submit" name="intent" value="next" className="sr-only" tabIndex={-1} aria-hidden="true">
          {t('next')}
        </button>
        <input type="hidden" name="walk" value={JSON.stringify(walk)} />
        <section className="walk-sheet" aria-label={t('sheet')} lang={walk.locale}>
          <LocaleProvider locale={walk.locale}>
            <Sheet view={view} />
          </LocaleProvider>
        </section>
        <WalkAside view={view} flowId={flowId} />
      </Form>
    </div>
  )
}
