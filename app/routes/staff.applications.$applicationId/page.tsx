import { Link } from '@remix-run/react'
import { Caps } from '~/ui/caps'
import { Disclosure } from '~/ui/disclosure'
import { useCopy } from '~/ui/locale'
import { Notice } from '~/ui/notice'
import { Timeline } from '~/ui/timeline'
import { Advice, Steps } from './answers'
import { Committee } from './committee'
import { copy } from './copy'
import { Decide } from './decide'
import { Asking, Questions } from './exchange'
import { Keys } from './keys'
import { Past } from './past'
import { Readers } from './readers'
import { reviewCopy } from './review-copy'
import { Interest, Sheet } from './sheet'
import type { DeskView } from './view'

export function DeskPage(view: DeskView) {
  const t = useCopy(copy)
  const r = useCopy(reviewCopy)
  return (
    <article className="desk">
      <header>
        <Caps accent>{view.over}</Caps>
        <h1 className="desk-name">{view.name}</h1>
        {view.about ? <p className="text-soft">{view.about}</p> : null}
        <Promised {...view} />
        <Decisions {...view} />
      </header>
      <div className="desk-two">
        <div className="desk-read">
          {view.erased ? <Notice>{view.erased}</Notice> : <Steps {...view} />}
          <Advice {...view} />
          <Questions {...view} />
          <Asking {...view} />
          <Past {...view} />
          <Disclosure summary={t('history')}>
            <Timeline entries={view.history} />
          </Disclosure>
        </div>
        <aside className="desk-score" aria-label={r('yours')}>
          <Sheet {...view} />
          <Committee {...view} />
          <Decide {...view} />
          <div>
            <Readers {...view} />
            <Interest {...view} />
            <Keys />
          </div>
        </aside>
      </div>
    </article>
  )
}

function Promised({ sent, promise }: DeskView) {
  return (
    <p className="text-sm text-soft">
      {sent}
      {promise ? (
        <>
          {' · '}
          {promise.by}, <span className={promise.isLate ? 'text-warn' : undefined}>{promise.standing}</span>
        </>
      ) : null}
    </p>
  )
}

function Decisions({ decisions }: DeskView) {
  const t = useCopy(reviewCopy)
  const { open, isPreparedByOthers, effective } = decisions
  if (!open && !isPreparedByOthers && effective.length === 0) return null
  return (
    <div className="mt-5 grid gap-3">
      {effective.map(({ id, text, because }) => (
        <Notice key={id} title={text}>
          {because ? <p>{because}</p> : null}
        </Notice>
      ))}
      {open ? (
        <Notice tone="good" title={open.text}>
          <Link to={open.href} className="link">
            {t('toLetter')}
          </Link>
        </Notice>
      ) : null}
      {isPreparedByOthers ? <Notice>{t('preparedForOthers')}</Notice> : null}
    </div>
  )
}
