import { defineCopy } from '~/shared/copy'
import { DemandBars } from '~/ui/demand-bars'
import { EventNav } from '~/ui/event-nav'
import { useCopy } from '~/ui/locale'
import { PollResult } from '~/ui/poll-result'
import { SeasonWheel } from '~/ui/season-wheel'
import { WishFields } from '~/ui/wish-fields'
import { Specimen } from './specimen'

const copy = defineCopy({
  fr: {
    title: 'Ce que l’on souhaite',
    place: 'Par lieu',
    others: 'Autres',
    few: 'moins de 3',
    season: 'Par saison',
    winter: 'Hiver',
    spring: 'Printemps',
    summer: 'Été',
    autumn: 'Automne',
    yes: 'La même table',
    no: 'Quelques places de plus',
    event: 'L’événement',
    after: 'Après',
  },
  en: {
    title: 'What is wished for',
    place: 'By place',
    others: 'Others',
    few: 'fewer than 3',
    season: 'By season',
    winter: 'Winter',
    spring: 'Spring',
    summer: 'Summer',
    autumn: 'Autumn',
    yes: 'The same table',
    no: 'A few more places',
    event: 'The event',
    after: 'After',
  },
})

export function DemandPieces() {
  const t = useCopy(copy)
  const drawn = (key: 'winter' | 'spring' | 'summer' | 'autumn', count: number) => ({
    key,
    label: t(key),
    count,
    note: count === 0 ? t('few') : String(count),
  })
  const seasons = [drawn('winter', 5), drawn('spring', 0), drawn('summer', 12), drawn('autumn', 3)]
  return (
    <section>
      <h2 className="display-lg mb-6">{t('title')}</h2>
      <Specimen name="DemandBars">
        <DemandBars
          title={t('place')}
          bars={[
            { label: 'Col de l’Iseran', count: 7, note: '7' },
            { label: 'Ivalo', count: 4, note: '4' },
            { label: t('others'), count: 0, note: t('few') },
          ]}
        />
      </Specimen>
      <Specimen name="SeasonWheel">
        <SeasonWheel title={t('season')} slices={seasons} />
      </Specimen>
      <Specimen name="PollResult">
        <PollResult
          voters={11}
          choices={[
            { id: 'yes', label: t('yes'), count: 9 },
            { id: 'no', label: t('no'), count: 'few' },
          ]}
        />
      </Specimen>
      <Specimen name="WishFields">
        <WishFields
          models={[{ value: 'rs', label: 'Boréale RS' }]}
          seasons={seasons.map(({ key, label }) => ({ value: key, label }))}
          fields={{
            modelId: { id: 'piece-model', name: 'piece-model' },
            season: { id: 'piece-season', name: 'piece-season' },
            place: { id: 'piece-place', name: 'piece-place' },
            wish: { id: 'piece-wish', name: 'piece-wish' },
          }}
        />
      </Specimen>
      <Specimen name="EventNav">
        <EventNav
          sections={[
            { to: '/gallery', label: t('event') },
            { to: '/staff/events', label: t('after') },
          ]}
        />
      </Specimen>
    </section>
  )
}
