import { paths } from '~/shared/paths'
import { ErrorSummary } from '~/ui/error-summary'
import { useCopy } from '~/ui/locale'
import { MemberShell } from '~/ui/member-shell'
import { Notice } from '~/ui/notice'
import { PageHead } from '~/ui/page-head'
import { Rich } from '~/ui/rich'
import { copy } from './copy'
import { Dial } from './dial'
import { Known } from './known'
import type { Amiss, View } from './view'
import { WhoMayWrite } from './who-may-write'

export function VoicePage({ nav, account, flash, isIn, summary, amiss, ...view }: View & { amiss: Amiss }) {
  const t = useCopy(copy)
  return (
    <MemberShell nav={nav} homeHref={paths.home()} account={account} flash={flash}>
      <PageHead title={t('title')} text={t('text')} />
      <p className="voice measure mt-8">{summary}</p>
      {isIn ? null : (
        <div className="mt-8">
          <Notice>
            <Rich
              copy={copy}
              k="byLetter"
              parts={{
                link: text => (
                  <a className="link" href={`${paths.signIn()}?to=${encodeURIComponent(paths.voice())}`}>
                    {text}
                  </a>
                ),
              }}
            />
          </Notice>
        </div>
      )}
      <ErrorSummary errors={amiss ? [{ id: `typed-${amiss.form}`, message: amiss.message }] : []} />
      <div className="mt-14 grid grid-cols-1 gap-16">
        <WhoMayWrite brands={view.brands} />
        <Dial cadence={view.cadence} quiet={view.quiet} pause={view.pause} amiss={amiss} />
        <Known facts={view.facts} amiss={amiss} />
      </div>
    </MemberShell>
  )
}
