import { Form, Link } from '@remix-run/react'
import { paths } from '~/shared/paths'
import type { Loaded } from '~/ui/loaded'
import { useCopy } from '~/ui/locale'
import { MemberShell } from '~/ui/member-shell'
import { PageHead } from '~/ui/page-head'
import { PollResult } from '~/ui/poll-result'
import { RadioGroup } from '~/ui/radio-group'
import { SubmitButton } from '~/ui/submit-button'
import { copy } from './copy'
import type { loadPoll } from './handlers.server'

type PollPageProps = Loaded<typeof loadPoll> & { refusal: string | undefined }

/** One question of the house: to answer while it is open, to read once it is closed. */
export function PollPage({ nav, account, flash, poll, refusal }: PollPageProps) {
  const t = useCopy(copy)
  const { brandName, question, isOpen, lastDay, mine, choices, result } = poll
  const chosen = choices.find(({ value }) => value === mine)
  return (
    <MemberShell homeHref={paths.home()} nav={nav} account={account} flash={flash}>
      <div className="mx-auto grid max-w-2xl gap-9">
        <PageHead
          over={brandName ? t('brand', { brand: brandName }) : t('club')}
          title={question}
          text={t(isOpen ? 'until' : 'over', { day: lastDay })}
        />
        {isOpen ? (
          <Form method="post" className="grid gap-7">
            <RadioGroup
              name="choice"
              legend={t('legend')}
              options={choices}
              defaultValue={mine ?? undefined}
              errors={refusal ? [refusal] : undefined}
            />
            <div>
              <SubmitButton>{t(mine ? 'change' : 'vote')}</SubmitButton>
            </div>
          </Form>
        ) : (
          <>
            {chosen ? <p className="voice">{t('yours', { choice: chosen.label })}</p> : null}
            {result ? <PollResult {...result} /> : null}
          </>
        )}
        <p className="text-sm">
          <Link to={paths.wishes()} className="link">
            {t('all')}
          </Link>
        </p>
      </div>
    </MemberShell>
  )
}
