import { defineCopy } from '~/shared/copy'
import { formatDays } from '~/shared/format'
import { ButtonLink } from '~/ui/button-link'
import { Caps } from '~/ui/caps'
import { EventArt } from '~/ui/event-art'
import { EventRow } from '~/ui/event-row'
import { useCopy, useLocale } from '~/ui/locale'
import { MemberShell } from '~/ui/member-shell'
import { PageHead } from '~/ui/page-head'
import { RuleMeter } from '~/ui/rule-meter'
import { SectionHead } from '~/ui/section-head'

const copy = defineCopy({
  fr: {
    programme: 'Programme',
    mine: 'Mes réservations',
    circle: 'Mon cercle',
    voice: 'Ma parole',
    over: 'Une lettre d’Élise Marchand vous attend',
    title: 'Avant-première',
    aside: 'en Laponie',
    read: 'Lire l’invitation',
    before: 'Réponse avant le 20\u00a0janvier. Elle vous est réservée.',
    coming: 'À venir pour vous',
    confirmed: 'Votre place est confirmée',
    seats: '7\u00a0places',
    opens: 'Ouvre pour vous mardi, 9\u00a0h',
    later: 'S’ouvre au rang Signature',
    dinner: 'Dîner des fondateurs',
    workshop: 'Atelier teinte et matière',
    drive: 'Essai de la Cime Électrique',
    day: 'Une journée à la manufacture',
    tier: 'Votre rang',
    next: 'Encore deux présences d’ici juin pour Fondateur',
    word: 'Votre parole',
    may: 'Aurora peut vous écrire deux fois par mois, jamais la nuit.',
    left: 'Il reste une lettre possible d’ici le 2\u00a0décembre, toutes maisons confondues.',
    change: 'Changer',
  },
  en: {
    programme: 'Programme',
    mine: 'My reservations',
    circle: 'My circle',
    voice: 'My word',
    over: 'A letter from Élise Marchand awaits you',
    title: 'A first look,',
    aside: 'in Lapland',
    read: 'Read the invitation',
    before: 'Answer before 20\u00a0January. It is kept for you.',
    coming: 'To come, for you',
    confirmed: 'Your seat is confirmed',
    seats: '7\u00a0seats',
    opens: 'Opens for you on Tuesday, 9\u00a0am',
    later: 'Opens at the Signature tier',
    dinner: 'Founders’ dinner',
    workshop: 'Colour and material workshop',
    drive: 'Driving the Cime Électrique',
    day: 'A day at the manufacture',
    tier: 'Your tier',
    next: 'Two more evenings before June, and you are a Founder',
    word: 'Your word',
    may: 'Aurora may write to you twice a month, never at night.',
    left: 'One more letter is possible before 2\u00a0December, all houses together.',
    change: 'Change',
  },
})

const HERE = '?view=member'

export function MemberPage() {
  const t = useCopy(copy)
  const locale = useLocale()
  const nav = [
    { to: '/gallery', label: t('programme') },
    { to: '/reservations', label: t('mine') },
    { to: '/circle', label: t('circle') },
    { to: '/voice', label: t('voice') },
  ]
  return (
    <MemberShell bare homeHref="/gallery" nav={nav} account={{ name: 'Claire Renard', href: '/account' }}>
      <section className="grid md:min-h-[29rem] md:grid-cols-[1.45fr_1fr]">
        <div className="h-72 overflow-hidden md:h-auto">
          <EventArt slug="laponie-avant-premiere" />
        </div>
        <div className="page-margin self-center py-10 md:py-16">
          <PageHead size="large" over={t('over')} title={t('title')} aside={t('aside')} />
          <p className="mt-4 text-soft">{formatDays(['2027-02-12', '2027-02-13'], locale)} · Ivalo</p>
          <div className="mt-6">
            <ButtonLink to="?view=invitation">{t('read')}</ButtonLink>
          </div>
          <p className="mt-4 text-sm text-soft">{t('before')}</p>
        </div>
      </section>
      <div className="page-margin grid gap-16 py-16 lg:grid-cols-[1fr_20.625rem] lg:gap-[5.625rem]">
        <section>
          <SectionHead title={t('coming')} />
          <ul>
            <EventRow
              to={HERE}
              slug="diner-des-fondateurs"
              days={['2027-01-14']}
              title={t('dinner')}
              brandName="Domaine Sarrazin"
              accent="#5d2a33"
              state={t('confirmed')}
              stateTone="good"
            />
            <EventRow
              to={HERE}
              slug="atelier-teinte-et-matiere"
              days={['2027-02-04']}
              title={t('workshop')}
              brandName="Aurora"
              accent="#8a6b3d"
              state={t('seats')}
            />
            <EventRow
              to={HERE}
              slug="essai-cime-castellet"
              days={['2027-03-27', '2027-03-28']}
              title={t('drive')}
              brandName="Aurora"
              accent="#8a6b3d"
              state={t('opens')}
            />
            <EventRow
              to={HERE}
              slug="manufacture-maison-vidal"
              days={['2027-04-09']}
              title={t('day')}
              brandName="Maison Vidal"
              accent="#27424f"
              state={t('later')}
              stateTone="soft"
            />
          </ul>
        </section>
        <aside aria-label={t('word')}>
          <div className="border-t border-rule py-6">
            <Caps>{t('tier')}</Caps>
            <p className="mt-1.5 mb-3.5 font-display text-4xl leading-tight">Signature</p>
            <RuleMeter value={68} max={100} label={t('next')} />
            <p className="mt-3 text-sm text-soft">{t('next')}</p>
          </div>
          <div className="border-t border-rule py-6">
            <Caps>{t('word')}</Caps>
            <p className="voice my-2.5">{t('may')}</p>
            <p className="text-sm text-soft">{t('left')}</p>
            <p className="mt-2 text-sm">
              <a href={HERE} className="link">
                {t('change')}
              </a>
            </p>
          </div>
        </aside>
      </div>
    </MemberShell>
  )
}
