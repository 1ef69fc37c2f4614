import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { isLocale } from '~/shared/copy'
import { isTheme, readPreferences } from '~/shared/preferences'
import { ErrorPage, kindOfStatus } from '~/ui/error-page'
import type { PageFrame } from '~/ui/frame'
import { GalleryBar, readView } from './gallery-bar'
import { InvitationPage } from './invitation-page'
import { listLetters } from './letters.server'
import { MemberPage } from './member-page'
import { PiecesPage } from './pieces-page'
import { StaffPage } from './staff-page'
import { ThresholdPage } from './threshold-page'

export const meta: MetaFunction = () => [{ title: 'Galerie · Connivence' }]

/** Every piece in every state, for those who build. A club in service has no such page. */
export function loader({ request, context }: LoaderFunctionArgs) {
  if (context?.showGallery !== true) throw new Response(null, { status: 404 })
  const asked = new URL(request.url).searchParams
  const own = readPreferences(request.headers)
  const [locale, theme, view] = [asked.get('locale'), asked.get('theme'), readView(asked.get('view'))]
  const frame: PageFrame = {
    locale: isLocale(locale) ? locale : own.locale,
    theme: isTheme(theme) ? theme : own.theme,
    accent: view === 'invitation' ? '#8a6b3d' : null,
  }
  return { frame, view, letters: view === 'pieces' ? listLetters() : [] }
}

export default function Gallery() {
  const { view, letters } = useLoaderData<typeof loader>()
  return (
    <>
      <GalleryBar view={view} />
      <View view={view} letters={letters} />
    </>
  )
}

type ViewProps = { view: ReturnType<typeof readView>; letters: readonly string[] }

function View({ view, letters }: ViewProps) {
  switch (view) {
    case 'pieces':
      return <PiecesPage letters={letters} />
    case 'invitation':
      return <InvitationPage />
    case 'member':
      return <MemberPage />
    case 'staff':
      return <StaffPage />
    case 'threshold':
      return <ThresholdPage />
    default:
      return <ErrorPage kind={kindOfStatus(Number(view))} reference="7f3a-19c2" />
  }
}
