import { defineCopy } from '~/shared/copy'
import { compareZones, formatDays, formatMoment, formatMoney, formatPlace } from '~/shared/format'
import { Button } from '~/ui/button'
import { DefinitionRows } from '~/ui/definition-rows'
import { Disclosure } from '~/ui/disclosure'
import { EventArt } from '~/ui/event-art'
import { LetterShell } from '~/ui/letter-shell'
import { useCopy, useLocale } from '~/ui/locale'
import { PageHead } from '~/ui/page-head'
import { RadioGroup } from '~/ui/radio-group'
import { SeatsLive } from '~/ui/seats-live'
import { Signature } from '~/ui/signature'

const copy = defineCopy({
  fr: {
    over: 'Invitation personnelle',
    title: 'Avant-première',
    aside: 'en Laponie',
    country: 'Ivalo, Finlande',
    hello: 'Chère Madame Renard,',
    letter:
      'Vous nous avez confié votre goût de la conduite sur neige. Vingt-quatre places, quatre Boréale RS, une piste tracée sur un lac\u202f: j’aimerais que l’une soit la vôtre.',
    seats: 'Places',
    deposit: 'Caution',
    depositValue: '{{sum}} par place',
    depositAside: 'Rendue en entier jusqu’au 29\u00a0décembre, pour moitié jusqu’au 29\u00a0janvier',
    answer: 'Réponse',
    answerValue: 'Avant le {{moment}} à {{place}}',
    company: 'Viendrez-vous accompagnée\u202f?',
    alone: 'Je viens seule',
    with: 'Avec une personne',
    withHint: 'Une seconde place, une seconde caution.',
    yes: 'Je viens',
    no: 'Je ne pourrai pas',
    why: 'Pourquoi moi\u202f?',
    because:
      'Vous avez dit oui aux invitations d’Aurora par e-mail, le 29\u00a0septembre 2023. Vous conduisez une Boréale et avez noté «\u202fneige\u202f» parmi vos envies. Rien d’autre n’a été utilisé.',
    correct: 'Corriger',
    lessOften: 'Moins souvent',
    stop: 'Ne plus m’inviter',
  },
  en: {
    over: 'Personal invitation',
    title: 'A first look,',
    aside: 'in Lapland',
    country: 'Ivalo, Finland',
    hello: 'Dear Mrs Renard,',
    letter:
      'You told us of your taste for driving on snow. Twenty-four seats, four Boréale RS, a track drawn on a lake: I should like one of them to be yours.',
    seats: 'Seats',
    deposit: 'Deposit',
    depositValue: '{{sum}} a seat',
    depositAside: 'Returned in full until 29\u00a0December, by half until 29\u00a0January',
    answer: 'Answer',
    answerValue: 'Before {{moment}} in {{place}}',
    company: 'Will someone come with you?',
    alone: 'I’ll come alone',
    with: 'With one person',
    withHint: 'A second seat, a second deposit.',
    yes: 'I’ll come',
    no: 'I won’t be able to',
    why: 'Why me?',
    because:
      'You said yes to Aurora’s invitations by e-mail, on 29\u00a0September 2023. You drive a Boréale and named “snow” among your wishes. Nothing else was used.',
    correct: 'Correct this',
    lessOften: 'Less often',
    stop: 'No more invitations',
  },
})

const CLOSES = '2027-01-20T18:00:00+02:00'
const ZONE = 'Europe/Helsinki'

export function InvitationPage() {
  const t = useCopy(copy)
  const locale = useLocale()
  const when = formatDays(['2027-02-12', '2027-02-13'], locale, { weekday: true, capital: true })
  const zones = compareZones(CLOSES, ZONE, 'Europe/Paris', locale)
  const answer = t('answerValue', {
    moment: formatMoment(CLOSES, ZONE, locale),
    place: formatPlace(ZONE, locale),
  })
  return (
    <LetterShell
      clubName="Le Cercle Aurora"
      brandName="Aurora"
      art={<EventArt slug="laponie-avant-premiere" aspect="phone" />}
    >
      <PageHead over={t('over')} title={t('title')} aside={t('aside')} size="large" />
      <p className="mt-5 text-lg leading-normal tabular">
        {when}
        <span className="block text-soft">
          {t('country')} · {zones}
        </span>
      </p>
      <hr />
      <p className="voice">{t('hello')}</p>
      <p className="voice mt-3.5">{t('letter')}</p>
      <div className="mt-6">
        <Signature name="Élise Marchand" title="Maison Aurora" />
      </div>
      <hr />
      <DefinitionRows
        rows={[
          { term: t('seats'), value: <SeatsLive capacity={24} free={9} /> },
          {
            term: t('deposit'),
            value: t('depositValue', { sum: formatMoney(50_000, 'EUR', locale) }),
            aside: t('depositAside'),
          },
          { term: t('answer'), value: answer },
        ]}
      />
      <form method="post" className="mt-5">
        <RadioGroup
          name="company"
          legend={t('company')}
          defaultValue="alone"
          options={[
            { value: 'alone', label: t('alone') },
            { value: 'with', label: t('with'), hint: t('withHint') },
          ]}
        />
        <div className="mt-6 grid gap-3">
          <Button full>{t('yes')}</Button>
          <Button full variant="outlined">
            {t('no')}
          </Button>
        </div>
      </form>
      <hr />
      <Disclosure summary={t('why')} open>
        <p className="text-sm text-soft">{t('because')}</p>
        <p className="flex flex-wrap gap-x-6">
          <Button variant="quiet">{t('correct')}</Button>
          <Button variant="quiet">{t('lessOften')}</Button>
          <Button variant="quiet">{t('stop')}</Button>
        </p>
      </Disclosure>
    </LetterShell>
  )
}
