import { defineCopy } from '~/shared/copy'
import { formatMoney } from '~/shared/format'
import { Button } from '~/ui/button'
import { ButtonLink } from '~/ui/button-link'
import { type Column, DataTable } from '~/ui/data-table'
import { Funnel } from '~/ui/funnel'
import { useCopy, useLocale } from '~/ui/locale'
import { PageHead } from '~/ui/page-head'
import { Pagination } from '~/ui/pagination'
import { SearchField } from '~/ui/search-field'
import { SectionHead } from '~/ui/section-head'
import { StaffShell } from '~/ui/staff-shell'
import { Timeline } from '~/ui/timeline'

const copy = defineCopy({
  fr: {
    applications: 'Candidatures',
    members: 'Membres',
    programme: 'Programme',
    letters: 'Lettres',
    door: 'Porte',
    role: 'direction',
    over: 'Aurora · sur invitation',
    title: 'Avant-première en Laponie',
    text: '12 et 13\u00a0février 2027 · Ivalo · 24\u00a0places, 9\u00a0libres',
    path: 'Le chemin des invités',
    guests: 'Liste des invités',
    count: '15\u00a0places prises · 3\u00a0cautions en attente',
    search: 'Un nom, une adresse',
    name: 'Nom',
    step: 'Étape',
    seats: 'Places',
    deposit: 'Caution',
    answered: 'Réponse',
    paid: 'Confirmée',
    waiting: 'Caution attendue',
    silent: 'Sans réponse',
    tick: 'Choisir {{name}}',
    csv: 'Emporter la liste',
    write: 'Leur écrire',
    story: 'Ces derniers jours',
    first: 'Vague envoyée à 40\u00a0personnes',
    second: 'Claire Renard a dit oui, avec une personne',
    third: 'Deux lettres sont revenues',
    none: 'Personne ne répond encore à ces mots.',
    empty: 'La liste, quand personne n’y est',
  },
  en: {
    applications: 'Applications',
    members: 'Members',
    programme: 'Programme',
    letters: 'Letters',
    door: 'Door',
    role: 'management',
    over: 'Aurora · by invitation',
    title: 'Lapland preview',
    text: '12 and 13\u00a0February 2027 · Ivalo · 24\u00a0seats, 9\u00a0free',
    path: 'How the invitations fare',
    guests: 'Guest list',
    count: '15\u00a0seats taken · 3\u00a0deposits awaited',
    search: 'A name, an address',
    name: 'Name',
    step: 'Step',
    seats: 'Seats',
    deposit: 'Deposit',
    answered: 'Answer',
    paid: 'Confirmed',
    waiting: 'Deposit awaited',
    silent: 'No answer yet',
    tick: 'Choose {{name}}',
    csv: 'Take the list',
    write: 'Write to them',
    story: 'These last days',
    first: 'Wave sent to 40\u00a0people',
    second: 'Claire Renard said yes, with one person',
    third: 'Two letters came back',
    none: 'Nobody answers to these words yet.',
    empty: 'The list, with nobody in it',
  },
})

type Guest = {
  id: string
  name: string
  note: string
  step: 'paid' | 'waiting' | 'silent'
  seats: number
  at: string
}

const GUESTS: Guest[] = [
  { id: '1', name: 'Claire Renard', note: 'Signature', step: 'paid', seats: 2, at: '14/11' },
  { id: '2', name: 'Jonas Aaltonen', note: 'Signature', step: 'paid', seats: 1, at: '14/11' },
  { id: '3', name: 'Marta Keller', note: 'Fondateur', step: 'waiting', seats: 2, at: '15/11' },
  { id: '4', name: 'Yacine Benali', note: 'Signature', step: 'silent', seats: 0, at: '' },
  {
    id: '5',
    name: 'Léonie d’Aubigny-Perrin de la Tour',
    note: 'Fondateur',
    step: 'paid',
    seats: 1,
    at: '16/11',
  },
  { id: '6', name: 'Andrew Whitmore', note: 'Cercle', step: 'silent', seats: 0, at: '' },
]

export function StaffPage() {
  const t = useCopy(copy)
  const locale = useLocale()
  const tone = { paid: 'text-good', waiting: 'text-warn', silent: 'text-soft' } as const
  const columns: Column<Guest>[] = [
    {
      key: 'name',
      head: t('name'),
      name: true,
      sortKey: 'name',
      cell: g => (
        <>
          {g.name}
          <span className="cell-note">{g.note}</span>
        </>
      ),
    },
    {
      key: 'step',
      head: t('step'),
      sortKey: 'step',
      cell: g => <span className={tone[g.step]}>{t(g.step)}</span>,
    },
    { key: 'seats', head: t('seats'), end: true, cell: g => g.seats || '—' },
    {
      key: 'deposit',
      head: t('deposit'),
      end: true,
      cell: g => (g.step === 'paid' ? formatMoney(g.seats * 50_000, 'EUR', locale) : '—'),
    },
    { key: 'answered', head: t('answered'), end: true, sortKey: 'answered', cell: g => g.at || '—' },
  ]
  const nav = [
    { to: '/applications', label: t('applications') },
    { to: '/members', label: t('members') },
    { to: '/gallery', label: t('programme') },
    { to: '/letters', label: t('letters') },
    { to: '/door', label: t('door') },
  ]
  const table = { caption: t('guests'), columns, rowKey: (g: Guest) => g.id, empty: t('none') }
  return (
    <StaffShell
      homeHref="/gallery"
      nav={nav}
      account={{ name: 'Paul Aubry', href: '/account', detail: t('role') }}
    >
      <PageHead over={t('over')} title={t('title')} text={t('text')} />
      <div className="mt-10 grid gap-12 lg:grid-cols-[1fr_19rem]">
        <section>
          <SectionHead title={t('path')} />
          <Funnel
            counts={{
              invited: 40,
              delivered: 38,
              opened: 31,
              accepted: 18,
              paid: 15,
              declined: 6,
              silent: 14,
            }}
          />
        </section>
        <section>
          <SectionHead title={t('story')} />
          <Timeline
            entries={[
              { at: '16/11, 18:02', dateTime: '2026-11-16T18:02Z', title: t('second'), tone: 'good' },
              { at: '14/11, 09:12', dateTime: '2026-11-14T09:12Z', title: t('third'), tone: 'warn' },
              { at: '14/11, 09:00', dateTime: '2026-11-14T09:00Z', title: t('first') },
            ]}
          />
        </section>
      </div>
      <section className="mt-12">
        <SectionHead title={t('guests')} aside={t('count')} />
        <form method="get" className="max-w-md">
          <SearchField label={t('search')} />
        </form>
        <form method="post" id="guests">
          <div className="table-actions">
            <Button size="small">{t('write')}</Button>
            <ButtonLink to="?view=staff" size="small" variant="outlined">
              {t('csv')}
            </ButtonLink>
          </div>
        </form>
        <DataTable
          {...table}
          rows={GUESTS}
          rowHref={() => '?view=staff'}
          isCurrent={g => g.id === '3'}
          sort={{
            key: 'name',
            direction: 'ascending',
            hrefFor: (key, d) => `?view=staff&sort=${key}&order=${d}`,
          }}
          selection={{
            name: 'person',
            formId: 'guests',
            valueOf: g => g.id,
            labelOf: g => t('tick', { name: g.name }),
            isChecked: g => g.id === '2',
          }}
        />
        <Pagination page={2} pages={7} total={1240} hrefFor={page => `?view=staff&page=${page}`} />
      </section>
      <section className="mt-12">
        <SectionHead title={t('empty')} />
        <DataTable {...table} rows={[]} />
      </section>
    </StaffShell>
  )
}
