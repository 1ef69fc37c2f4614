import { paths } from '~/shared/paths'
import { useCopy } from '~/ui/locale'
import { MemberShell } from '~/ui/member-shell'
import { Notice } from '~/ui/notice'
import { PageHead } from '~/ui/page-head'
import { SectionHead } from '~/ui/section-head'
import { Attendance } from './attendance'
import { copy } from './copy'
import { Gifts } from './gifts'
import { NextTier } from './next-tier'
import { Points } from './points'
import { StepBack } from './step-back'
import type { Amiss, AttendanceView, Shell, View } from './view'

type MembershipPageProps = { shell: Shell; view: View; attendance: AttendanceView; amiss: Amiss }

export function MembershipPage({ shell, view, attendance, amiss }: MembershipPageProps) {
  const t = useCopy(copy)
  return (
    <MemberShell {...shell} homeHref={paths.home()}>
      <PageHead size="large" over={t('over')} title={view.tier} />
      {view.words ? <p className="voice measure mt-5">{view.words}</p> : null}
      <p className="mt-4 text-soft">
        {view.since} {view.sinceTier}
      </p>
      {view.notes.map(note => (
        <div key={note.key} className="measure mt-6">
          <Notice tone={note.tone} title={note.title}>
            <p className="whitespace-pre-line">{note.text}</p>
          </Notice>
        </div>
      ))}
      <div className="mt-14 grid gap-16 lg:grid-cols-[1fr_20.625rem] lg:gap-[5.625rem]">
        <div className="grid content-start gap-16">
          <section aria-labelledby="gives">
            <SectionHead id="gives" title={t('gives')} />
            <Gifts view={view} amiss={amiss?.form === 'concierge' ? amiss : null} />
          </section>
          <Points points={view.points} purchaseId={view.purchaseId} />
          <Attendance {...attendance} />
        </div>
        <div className="grid content-start gap-12">
          <NextTier next={view.next} stay={view.stay} atTheHead={view.atTheHead} />
          <StepBack view={view} amiss={amiss} />
        </div>
      </div>
    </MemberShell>
  )
}
