import { Form } from '@remix-run/react'
import { useCopy } from '~/ui/locale'
import { SectionHead } from '~/ui/section-head'
import { SubmitButton } from '~/ui/submit-button'
import { copy } from './copy'

export type SessionView = { id: string; device: string; isCurrent: boolean; since: string; seen: string }

export function Sessions({ sessions }: { sessions: SessionView[] }) {
  const t = useCopy(copy)
  return (
    <section aria-labelledby="sessions">
      <SectionHead id="sessions" title={t('sessions')} aside={t('sessionsAside')} />
      <ul className="border-t border-rule">
        {sessions.map(session => (
          <SessionLine key={session.id} session={session} />
        ))}
      </ul>
      {sessions.length > 1 ? (
        <Form method="post" className="mt-6">
          <SubmitButton variant="outlined" size="small" name="intent" value="end_other_sessions">
            {t('endOthers')}
          </SubmitButton>
        </Form>
      ) : null}
    </section>
  )
}

function SessionLine({ session }: { session: SessionView }) {
  const t = useCopy(copy)
  const device = session.device || t('unknownDevice')
  return (
    <li className="flex flex-wrap items-baseline justify-between gap-x-8 gap-y-2 border-b border-rule py-4">
      <div>
        <p>
          {device}
          {session.isCurrent ? <span className="caps ml-3 text-accent">{t('current')}</span> : null}
        </p>
        <p className="text-soft text-sm">
          {t('since', { moment: session.since })} · {t('seen', { moment: session.seen })}
        </p>
      </div>
      <Form method="post">
        <input type="hidden" name="intent" value="end_session" />
        <SubmitButton
          variant="quiet"
          name="sessionId"
          value={session.id}
          aria-label={t('endNamed', { device })}
        >
          {t('end')}
        </SubmitButton>
      </Form>
    </li>
  )
}
