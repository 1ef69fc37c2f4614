import { Form } from '@remix-run/react'
import { paths } from '~/shared/paths'
import { ButtonLink } from '~/ui/button-link'
import { useCopy } from '~/ui/locale'
import { Notice } from '~/ui/notice'
import { PageHead } from '~/ui/page-head'
import { RuleMeter } from '~/ui/rule-meter'
import { SubmitButton } from '~/ui/submit-button'
import { copy } from './copy'

export type EventHeadProps = {
  id: string
  brandName: string
  title: string
  state: 'draft' | 'published' | 'cancelled'
  when: string
  where: string
  replyBy: string
  seats: { taken: number; capacity: number }
  isRun: boolean
}

/** What the event is, how full it is, and what can be done with it. */
export function EventHead({
  id,
  brandName,
  title,
  state,
  when,
  where,
  replyBy,
  seats,
  isRun,
}: EventHeadProps) {
  const t = useCopy(copy)
  const taken = t('seatsTaken', { taken: seats.taken, count: seats.capacity })
  return (
    <div className="grid gap-8">
      <div className="flex flex-wrap items-end justify-between gap-6">
        <PageHead
          over={`${brandName} · ${t(state)}`}
          title={title}
          text={
            <>
              {t('whenWhere', { when, where })}
              <br />
              {t('replies', { moment: replyBy })}
            </>
          }
        />
        {isRun && state !== 'cancelled' ? (
          <div className="flex flex-wrap gap-4">
            <ButtonLink to={paths.staffEventPreview(id)} variant="quiet">
              {t('preview')}
            </ButtonLink>
            <ButtonLink to={paths.staffEventCopy(id)} variant="quiet">
              {t('copy')}
            </ButtonLink>
            {state === 'published' ? (
              <ButtonLink to={paths.staffEventCancel(id)} variant="quiet">
                {t('cancel')}
              </ButtonLink>
            ) : null}
            <ButtonLink to={paths.staffEventEdit(id)} variant="outlined">
              {t('edit')}
            </ButtonLink>
            <ButtonLink to={paths.staffNewWave(id)} variant={state === 'draft' ? 'outlined' : 'primary'}>
              {t('invite')}
            </ButtonLink>
          </div>
        ) : null}
      </div>
      {isRun && state === 'draft' ? <OpenEvent /> : null}
      <div className="grid max-w-xl gap-2">
        <p className="flex justify-between gap-4">
          <span className="caps">{t('seats')}</span>
          <span className="tabular">{taken}</span>
        </p>
        <RuleMeter value={seats.taken} max={seats.capacity} label={taken} />
      </div>
    </div>
  )
}

function OpenEvent() {
  const t = useCopy(copy)
  return (
    <Notice title={t('draftTitle')}>
      <p className="measure text-soft">{t('draftText')}</p>
      <Form method="post" className="mt-4">
        <SubmitButton size="small">{t('publish')}</SubmitButton>
      </Form>
    </Notice>
  )
}
