import { paths } from '~/shared/paths'
import { ButtonLink } from '~/ui/button-link'
import { Caps } from '~/ui/caps'
import type { Loaded } from '~/ui/loaded'
import { useCopy } from '~/ui/locale'
import { PageHead } from '~/ui/page-head'
import { PollResult } from '~/ui/poll-result'
import { SectionHead } from '~/ui/section-head'
import { copy } from './copy'
import type { loadPolls } from './handlers.server'

/** Every question that was asked, and what it answered. */
export function PollsPage({ polls }: Loaded<typeof loadPolls>) {
  const t = useCopy(copy)
  return (
    <div className="grid grid-cols-1 gap-12">
      <div className="flex flex-wrap items-end justify-between gap-6">
        <PageHead title={t('title')} text={t('text')} />
        <ButtonLink to={paths.staffNewPoll()}>{t('write')}</ButtonLink>
      </div>
      {polls.length === 0 ? <p className="voice border-t border-rule pt-7">{t('none')}</p> : null}
      {polls.map(({ id, over, question, standing, isOpen, voters, choices }) => (
        <section key={id} aria-labelledby={`q-${id}`} className="grid gap-4 border-t border-rule pt-7">
          <Caps accent>{over}</Caps>
          <SectionHead
            id={`q-${id}`}
            title={question}
            aside={<span className={isOpen ? 'text-good' : undefined}>{standing}</span>}
          />
          <PollResult choices={choices} voters={voters} />
        </section>
      ))}
    </div>
  )
}
