import { defineCopy } from '~/shared/copy'
import { drawCode } from '~/shared/draw-code'
import { formatMoney } from '~/shared/format'
import { CodeFigure } from '~/ui/code-figure'
import { DateFigure } from '~/ui/date-figure'
import { DefinitionRows } from '~/ui/definition-rows'
import { FigureRow } from '~/ui/figure-row'
import { Funnel } from '~/ui/funnel'
import { useCopy, useLocale } from '~/ui/locale'
import { Rich } from '~/ui/rich'
import { RuleMeter } from '~/ui/rule-meter'
import { SeatsLive } from '~/ui/seats-live'
import { Timeline } from '~/ui/timeline'
import { Specimen } from './specimen'

const copy = defineCopy({
  fr: {
    title: 'Ce que l’on sait',
    seats: 'Places',
    deposit: 'Caution',
    half: 'Pour moitié jusqu’au 29\u00a0janvier',
    taken: 'Prises',
    kept: 'Gardées',
    left: 'Libres',
    keptNote: 'jusqu’à 18\u00a0h',
    asked: 'Places demandées',
    paid: 'Caution réglée',
    confirmed: 'Confirmée',
    declined: 'Carte refusée',
    progress: 'Deux présences sur trois',
    code: 'Un code à montrer',
    rich: 'Vous pouvez <link>relire la lettre</link> de {{name}}, ou <em>ne rien faire</em>.',
  },
  en: {
    title: 'What is known',
    seats: 'Seats',
    deposit: 'Deposit',
    half: 'By half until 29\u00a0January',
    taken: 'Taken',
    kept: 'Kept',
    left: 'Free',
    keptNote: 'until 6\u00a0pm',
    asked: 'Seats asked for',
    paid: 'Deposit paid',
    confirmed: 'Confirmed',
    declined: 'Card declined',
    progress: 'Two evenings of three',
    code: 'A code to show',
    rich: 'You may <link>read the letter</link> from {{name}} again, or <em>do nothing</em>.',
  },
})

export function FactPieces() {
  const t = useCopy(copy)
  const locale = useLocale()
  const rows = [
    { term: t('seats'), value: <SeatsLive capacity={24} free={9} /> },
    { term: t('deposit'), value: formatMoney(50_000, 'EUR', locale), aside: t('half') },
  ]
  return (
    <section>
      <h2 className="display-lg mb-6">{t('title')}</h2>
      <Specimen name="DefinitionRows">
        <div className="grid max-w-3xl gap-10 sm:grid-cols-2">
          <DefinitionRows rows={rows} />
          <DefinitionRows rows={rows} dense />
        </div>
      </Specimen>
      <Specimen name="SeatsLive">
        <ul className="grid gap-1">
          {[12, 1, 0].map(free => (
            <li key={free}>
              <SeatsLive capacity={12} free={free} />
            </li>
          ))}
          <li>
            <SeatsLive capacity={null} free={0} />
          </li>
        </ul>
      </Specimen>
      <Specimen name="DateFigure">
        <div className="flex flex-wrap gap-10">
          <DateFigure days={['2027-01-14']} />
          <DateFigure days={['2027-02-12', '2027-02-13']} />
          <DateFigure days={['2027-02-28', '2027-03-01']} />
        </div>
      </Specimen>
      <Specimen name="FigureRow">
        <FigureRow
          figures={[
            { value: 12, label: t('taken') },
            { value: 3, label: t('kept'), note: t('keptNote') },
            { value: 9, label: t('left') },
          ]}
        />
      </Specimen>
      <Specimen name="RuleMeter">
        <div className="grid max-w-sm gap-6">
          <RuleMeter value={2} max={3} label={t('progress')} />
          <RuleMeter value={0} max={3} label={t('progress')} quiet />
        </div>
      </Specimen>
      <Specimen name="Funnel">
        <div className="max-w-2xl">
          <Funnel
            withoutDeposit
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
        </div>
      </Specimen>
      <Specimen name="Timeline">
        <Timeline
          entries={[
            { at: '10 / 01, 18:04', dateTime: '2027-01-10T18:04Z', title: t('confirmed'), tone: 'now' },
            { at: '10 / 01, 18:03', dateTime: '2027-01-10T18:03Z', title: t('paid'), tone: 'good' },
            { at: '10 / 01, 18:01', dateTime: '2027-01-10T18:01Z', title: t('declined'), tone: 'warn' },
            {
              at: '10 / 01, 18:00',
              dateTime: '2027-01-10T18:00Z',
              title: t('asked'),
              detail: 'Claire Renard',
            },
          ]}
        />
      </Specimen>
      <Specimen name="CodeFigure">
        <div className="w-40">
          <CodeFigure code={drawCode(t('code'))} label={t('code')} />
        </div>
      </Specimen>
      <Specimen name="Rich">
        <p>
          <Rich
            copy={copy}
            k="rich"
            values={{ name: 'Élise <b>' }}
            parts={{
              link: text => (
                <a href="?view=invitation" className="link">
                  {text}
                </a>
              ),
              em: text => <em>{text}</em>,
            }}
          />
        </p>
      </Specimen>
    </section>
  )
}
