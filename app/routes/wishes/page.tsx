import type { SubmissionResult } from '@conform-to/react'
import { Form, Link } from '@remix-run/react'
import { paths } from '~/shared/paths'
import type { Loaded } from '~/ui/loaded'
import { useCopy } from '~/ui/locale'
import { MemberShell } from '~/ui/member-shell'
import { PageHead } from '~/ui/page-head'
import { SectionHead } from '~/ui/section-head'
import { SubmitButton } from '~/ui/submit-button'
import { copy } from './copy'
import type { loadWishes } from './handlers.server'
import { WishForm } from './wish-form'

type View = Loaded<typeof loadWishes>

/** What a member wished for and what became of it, then a new one. */
export function WishesPage({ result, ...view }: View & { result: SubmissionResult | undefined }) {
  const t = useCopy(copy)
  return (
    <MemberShell homeHref={paths.home()} nav={view.nav} account={view.account} flash={view.flash}>
      <PageHead title={t('title')} text={t('text')} />
      {view.polls.length > 0 ? <Polls polls={view.polls} /> : null}
      <div className="mt-12 grid grid-cols-1 gap-14 lg:grid-cols-[1fr_22rem] lg:gap-[5.625rem]">
        <section aria-labelledby="mine">
          <SectionHead id="mine" title={t('mine')} />
          {view.wishes.length === 0 ? (
            <p className="voice border-t border-rule pt-6">{t('none')}</p>
          ) : (
            <ul className="border-t border-rule">
              {view.wishes.map(wish => (
                <WishLine key={wish.id} wish={wish} />
              ))}
            </ul>
          )}
        </section>
        <section aria-labelledby="add">
          <SectionHead id="add" title={t('add')} />
          <p className="mb-7 text-sm text-soft">{t('addText')}</p>
          <WishForm key={view.wishes.length} models={view.models} seasons={view.seasons} result={result} />
        </section>
      </div>
    </MemberShell>
  )
}

function Polls({ polls }: Pick<View, 'polls'>) {
  const t = useCopy(copy)
  return (
    <section aria-labelledby="polls" className="mt-12">
      <SectionHead id="polls" title={t('polls')} />
      <ul className="border-t border-rule">
        {polls.map(({ id, question, isOpen, isAnswered, closes }) => (
          <li
            key={id}
            className="flex flex-wrap items-baseline justify-between gap-x-8 border-b border-rule py-4"
          >
            <Link to={paths.poll(id)} className="voice link">
              {question}
            </Link>
            <span className={isOpen && !isAnswered ? 'text-sm text-warn' : 'text-sm text-soft'}>
              {isOpen ? t(isAnswered ? 'pollAnswered' : 'pollOpen', { day: closes }) : t('pollOver')}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function WishLine({ wish }: { wish: View['wishes'][number] }) {
  const t = useCopy(copy)
  return (
    <li className="grid gap-1 border-b border-rule py-5">
      <p className="voice">{wish.title}</p>
      {wish.words ? <p className="measure whitespace-pre-line">{wish.words}</p> : null}
      <Became wish={wish} />
      <div className="mt-1 flex flex-wrap items-center justify-between gap-x-8">
        <p className="text-sm text-soft">{t('madeOn', { day: wish.day })}</p>
        <Form method="post">
          <SubmitButton
            variant="quiet"
            name="withdraw"
            value={wish.id}
            aria-label={t('withdrawNamed', { wish: wish.title })}
          >
            {t('withdraw')}
          </SubmitButton>
        </Form>
      </div>
    </li>
  )
}

function Became({ wish: { isRead, uses } }: { wish: View['wishes'][number] }) {
  const t = useCopy(copy)
  if (uses.length === 0) return <p className="text-sm text-soft">{t(isRead ? 'read' : 'waiting')}</p>
  const told = uses.filter(event => event !== null)
  return (
    <>
      {told.map(event => (
        <p key={event.slug} className="text-sm text-good">
          {t('shaped')}{' '}
          <Link to={paths.event(event.slug)} className="link">
            {event.title}
          </Link>
        </p>
      ))}
      {told.length < uses.length ? <p className="text-sm text-good">{t('shapedUnsaid')}</p> : null}
    </>
  )
}
