import { Form } from '@remix-run/react'
import { useCopy } from '~/ui/locale'
import { Notice } from '~/ui/notice'
import { SectionHead } from '~/ui/section-head'
import { SubmitButton } from '~/ui/submit-button'
import { copy } from './copy'

type DepartureProps = { mark: string; obstacles: string[]; now: number; later: number }

/** What would leave and when, or what still keeps it. */
export function Departure({ mark, obstacles, now, later }: DepartureProps) {
  const t = useCopy(copy)
  return (
    <section aria-labelledby="leave-title" className="grid gap-6">
      <SectionHead id="leave-title" title={t('leave')} />
      {obstacles.length > 0 ? (
        <Notice tone="warn" title={t('obstacles')}>
          <ul className="grid gap-1">
            {obstacles.map(obstacle => (
              <li key={obstacle}>{obstacle}</li>
            ))}
          </ul>
        </Notice>
      ) : (
        <>
          <p className="measure">
            {now > 0 ? `${t('goNow', { count: now })} ` : ''}
            {later > 0 ? `${t('goLater', { count: later })} ` : ''}
            {t('forGood')}
          </p>
          <Form method="post">
            <input type="hidden" name="mark" value={mark} />
            <SubmitButton name="intent" value="send">
              {t('send', { count: now + later })}
            </SubmitButton>
          </Form>
        </>
      )}
    </section>
  )
}
