import { Form, Link } from '@remix-run/react'
import { EventNav } from '~/ui/event-nav'
import { useCopy } from '~/ui/locale'
import { Notice } from '~/ui/notice'
import { PageHead } from '~/ui/page-head'
import { SubmitButton } from '~/ui/submit-button'
import { AheadPart } from './ahead-part'
import { copy } from './copy'
import { DressPart, PlacePart, TimesPart, WhyPart } from './parts'
import { SlotsPart } from './slots-part'
import type { Answer, ChangeView } from './view'

/** What people count on, to be changed with word to each of them. */
export function ChangePage({ answer, ...view }: ChangeView & { answer: Answer }) {
  const t = useCopy(copy)
  const part = { values: answer?.typed ?? view.values, errors: answer?.amiss?.fields ?? {} }
  return (
    <div className="grid gap-10">
      <EventNav sections={view.sections} />
      <PageHead over={view.over} title={t('title')} text={t('text')} />
      {view.closed ? (
        <Notice>{t(view.closed)}</Notice>
      ) : (
        <>
          {answer ? <AheadPart answer={answer} /> : null}
          <Form method="post" noValidate className="grid max-w-3xl gap-14" key={JSON.stringify(part)}>
            <input type="hidden" name="key" value={answer?.key ?? view.pressId} />
            <input type="hidden" name="seen" value={answer?.seen ?? view.seen} />
            <TimesPart {...part} />
            {view.slots.length > 0 ? <SlotsPart {...part} slots={view.slots} /> : null}
            <PlacePart {...part} zones={view.zones} />
            <DressPart {...part} />
            <WhyPart {...part} />
            <div className="flex flex-wrap items-center gap-6">
              <SubmitButton name="intent" value="review" variant={answer?.ahead ? 'outlined' : undefined}>
                {t('review')}
              </SubmitButton>
              <Link className="link" to={view.back}>
                {t('back')}
              </Link>
            </div>
          </Form>
        </>
      )}
    </div>
  )
}
