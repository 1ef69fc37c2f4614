import { Link } from '@remix-run/react'
import type { ComponentProps } from 'react'
import type { FlowTree } from '~/domain/qualification/tell-tree'
import { paths } from '~/shared/paths'
import { useCopy } from '~/ui/locale'
import { PageHead } from '~/ui/page-head'
import { SectionHead } from '~/ui/section-head'
import { Compose } from './compose'
import { copy } from './copy'
import type { TrialLine } from './tell-trial'
import { Tree } from './tree'
import { Trials } from './trials'

type TrialPageProps = {
  flowId: string
  name: string
  what: string
  isCompared: boolean
  tree: FlowTree
  madeUp: TrialLine[]
  past: TrialLine[]
  own: TrialLine | null
} & ComponentProps<typeof Compose>

export function TrialPage(props: TrialPageProps) {
  const { flowId, name, what, isCompared, tree, own, madeUp, past, questions, typed, unread } = props
  const t = useCopy(copy)
  return (
    <div className="grid gap-12">
      <div className="builder-head">
        <PageHead over={t('over', { name, what })} title={t('title')} text={t('text')} />
        <p className="builder-ways">
          <Link to={paths.staffFlow(flowId)}>{t('overview')}</Link>
          <Link to={paths.staffFlowEdit(flowId)}>{t('builder')}</Link>
          <Link to={paths.staffFlowPreview(flowId)}>{t('walk')}</Link>
        </p>
      </div>
      <div className="trial">
        <section aria-labelledby="rules-title" className="trial-rules">
          <SectionHead id="rules-title" title={t('rules')} />
          <Tree tree={tree} />
        </section>
        <div className="trial-tables">
          {own ? <Trials title={t('own')} lines={[own]} isCompared={isCompared} isOpen /> : null}
          <Trials title={t('madeUp')} text={t('madeUpText')} lines={madeUp} isCompared={isCompared} />
          <Trials
            title={t('past')}
            text={past.length > 0 ? t('pastText') : t('noPast')}
            lines={past}
            isCompared={isCompared}
            withDecisions
          />
          <Compose questions={questions} typed={typed} unread={unread} />
        </div>
      </div>
    </div>
  )
}
