import { Link } from '@remix-run/react'
import { paths } from '~/shared/paths'
import { FigureRow } from '~/ui/figure-row'
import type { Loaded } from '~/ui/loaded'
import { useCopy } from '~/ui/locale'
import { PageHead } from '~/ui/page-head'
import { PollResult } from '~/ui/poll-result'
import { SectionHead } from '~/ui/section-head'
import { copy } from './copy'
import { Drawings } from './drawings'
import type { loadDemand } from './handlers.server'
import { WishList } from './wish-list'

type View = Loaded<typeof loadDemand>

/** What members wish for, drawn; what they answered; and the wishes themselves. */
export function DemandPage({ demand, polls, wishes, events }: View) {
  const t = useCopy(copy)
  return (
    <div className="grid grid-cols-1 gap-14">
      <PageHead title={t('title')} text={t('text')} />
      <FigureRow
        figures={[
          { label: t('wishes'), value: demand.wishes },
          { label: t('members'), value: demand.members },
        ]}
      />
      <Drawings {...demand} />
      <Questions polls={polls} />
      <WishList wishes={wishes} events={events} />
    </div>
  )
}

function Questions({ polls }: Pick<View, 'polls'>) {
  const t = useCopy(copy)
  return (
    <section aria-labelledby="questions">
      <SectionHead
        id="questions"
        title={t('questions')}
        aside={
          <Link to={polls.length > 0 ? paths.staffPolls() : paths.staffNewPoll()} className="link">
            {t(polls.length > 0 ? 'allQuestions' : 'ask')}
          </Link>
        }
      />
      {polls.length === 0 ? <p className="text-soft">{t('noQuestions')}</p> : null}
      <div className="grid gap-10">
        {polls.map(({ id, question, choices, voters }) => (
          <div key={id} className="grid gap-2">
            <h3 className="voice">{question}</h3>
            <PollResult choices={choices} voters={voters} />
          </div>
        ))}
      </div>
    </section>
  )
}
