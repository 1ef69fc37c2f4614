import { defineCopy } from '~/shared/copy'
import { SlotChoice } from '~/ui/event-page/slot-choice'
import { useCopy } from '~/ui/locale'
import { ReservedSlots } from '~/ui/reserved-slots'
import { WaitRows } from '~/ui/waitlist/wait-rows'
import { Specimen } from './specimen'

const copy = defineCopy({
  fr: {
    title: 'Les heures que l’on choisit',
    day: 'Jeudi 17 décembre',
    first: '9\u00a0h – 9\u00a0h\u00a030',
    second: '9\u00a0h\u00a045 – 10\u00a0h\u00a015',
    third: '10\u00a0h\u00a030 – 11\u00a0h',
    own: '10\u00a0h',
    ownWords: '10\u00a0h chez vous',
    rank: 'À partir du rang Signature',
    when: 'Jeudi 17 décembre, 9\u00a0h – 9\u00a0h\u00a030',
    whenSecond: 'Jeudi 17 décembre, 10\u00a0h\u00a030 – 11\u00a0h',
    event: 'Une journée en Cime',
    supper: 'Souper aux chandelles',
    until: 'mercredi 2 décembre, 18\u00a0h',
  },
  en: {
    title: 'The hours that one chooses',
    day: 'Thursday 17 December',
    first: '9\u00a0am – 9:30\u00a0am',
    second: '9:45\u00a0am – 10:15\u00a0am',
    third: '10:30\u00a0am – 11\u00a0am',
    own: '8\u00a0am',
    ownWords: '8\u00a0am where you are',
    rank: 'From the tier Signature',
    when: 'Thursday 17 December, 9\u00a0am – 9:30\u00a0am',
    whenSecond: 'Thursday 17 December, 10:30\u00a0am – 11\u00a0am',
    event: 'A day with the Cime',
    supper: 'Candlelit supper',
    until: 'Wednesday 2 December, 6\u00a0pm',
  },
})

export function SlotPieces() {
  const t = useCopy(copy)
  const slot = (id: string, hours: string, free: number) => ({ id, hours, own: null, free, because: null })
  return (
    <section>
      <h2 className="display-lg mb-6">{t('title')}</h2>
      <Specimen name="SlotChoice">
        <SlotChoice
          choice={{
            least: 1,
            most: 2,
            days: [
              {
                day: '2026-12-17',
                name: t('day'),
                groups: [
                  {
                    name: 'Cime Électrique',
                    slots: [slot('a', t('first'), 2), slot('b', t('second'), 0), slot('c', t('third'), 1)],
                  },
                  {
                    name: 'Cime Électrique Long Range',
                    slots: [
                      { ...slot('d', t('first'), 2), own: t('own') },
                      { ...slot('e', t('second'), 2), because: t('rank') },
                    ],
                  },
                ],
              },
            ],
          }}
          chosen={['a']}
        />
      </Specimen>
      <Specimen name="ReservedSlots">
        <ReservedSlots
          slots={[
            { id: 'a', when: t('when'), name: 'Cime Électrique', own: t('ownWords') },
            { id: 'c', when: t('whenSecond'), name: 'Cime Électrique Long Range', own: null },
          ]}
        />
      </Specimen>
      <Specimen name="WaitRows">
        <WaitRows
          waits={[
            {
              id: 'a',
              href: '?view=pieces',
              leaveHref: '?view=pieces',
              title: t('event'),
              days: ['2026-12-17'],
              slug: 'une-journee-en-cime',
              art: 'contours',
              brandName: 'Aurora',
              accent: '#8a6b3d',
              band: 'possible',
              until: null,
            },
            {
              id: 'b',
              href: '?view=pieces',
              leaveHref: null,
              title: t('supper'),
              days: ['2027-02-07'],
              slug: 'souper-aux-chandelles',
              art: 'lacquer',
              brandName: 'Domaine Sarrazin',
              accent: '#6e2f3a',
              band: 'likely',
              until: t('until'),
            },
          ]}
        />
      </Specimen>
    </section>
  )
}
