import { EventNav } from '~/ui/event-nav'
import { useCopy } from '~/ui/locale'
import { PageHead } from '~/ui/page-head'
import { AnsweredPart } from './answered-part'
import { copy } from './copy'
import { DeclinePart } from './decline-part'
import { NamingPart } from './naming-part'
import { UnnamedPart } from './unnamed-part'
import { type GuestsAnswer, type GuestsView, triedOf } from './view'
import { WaitingPart } from './waiting-part'

/** Those who come along: whom the house still has to answer, the seats without a name, and the rule. */
export function GuestsPage({ answer, ...view }: GuestsView & { answer: GuestsAnswer }) {
  const t = useCopy(copy)
  return (
    <div className="grid grid-cols-1 gap-12">
      <EventNav sections={view.sections} />
      <PageHead over={view.over} title={t('title')} text={t('text')} />
      {view.open ? <DeclinePart {...view} open={view.open} tried={triedOf(answer, 'decline')} /> : null}
      {view.rule === 'reviewed' || view.waiting.length > 0 ? <WaitingPart {...view} /> : null}
      <UnnamedPart {...view} />
      {view.answered.length > 0 ? <AnsweredPart answered={view.answered} /> : null}
      <NamingPart {...view} tried={triedOf(answer, 'naming')} />
    </div>
  )
}
