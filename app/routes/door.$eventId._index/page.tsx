import { paths } from '~/shared/paths'
import { Caps } from '~/ui/caps'
import { FlashNotice } from '~/ui/flash-notice'
import { useCopy } from '~/ui/locale'
import { useScript } from '~/ui/use-script'
import { copy } from './copy'
import { Desk } from './desk'
import { Plain } from './plain'
import type { DoorView, WalkInView } from './view'
import { WalkInPart } from './walk-in-part'

/** Where people are received, in one hand and in a hurry. */
export function DoorPage({ answer, ...view }: DoorView & Pick<WalkInView, 'answer'>) {
  const t = useCopy(copy)
  const runs = useScript()
  return (
    <main className="door">
      <FlashNotice flash={view.flash} />
      <header className="mt-2 mb-6">
        <Caps accent>{t('over', { brand: view.brandName })}</Caps>
        <h1 className="display-lg mt-2">{view.title}</h1>
        <p className="mt-1 text-sm text-soft">{t('whenFrom', { when: view.when, from: view.from })}</p>
      </header>
      {runs ? <Desk eventId={view.id} keeper={view.keeper} timeZone={view.timeZone} /> : <Plain {...view} />}
      {view.walkInSlots ? <WalkInPart key={view.sought} slots={view.walkInSlots} answer={answer} /> : null}
      <p className="mt-10 text-sm">
        <a className="link" href={paths.staffEvent(view.id)}>
          {t('guests')}
        </a>
      </p>
    </main>
  )
}
