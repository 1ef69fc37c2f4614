import { defineCopy } from '~/shared/copy'
import { Button } from '~/ui/button'
import { ButtonLink } from '~/ui/button-link'
import { Countdown } from '~/ui/countdown'
import { Disclosure } from '~/ui/disclosure'
import { EmptyState } from '~/ui/empty-state'
import { FlashNotice } from '~/ui/flash-notice'
import { LanguageSwitch } from '~/ui/language-switch'
import { useCopy } from '~/ui/locale'
import { Notice } from '~/ui/notice'
import { SubmitButton } from '~/ui/submit-button'
import { ThemeSwitch } from '~/ui/theme-switch'
import { Specimen } from './specimen'

const copy = defineCopy({
  fr: {
    title: 'Ce qui se presse, ce qui se dit',
    come: 'Je viens',
    cannot: 'Je ne pourrai pas',
    correct: 'Corriger',
    waiting: 'Un instant…',
    kept: 'Votre place est gardée.',
    keptText: 'Elle vous attend trente minutes, le temps de régler la caution.',
    letter: 'Une lettre part à l’instant. Elle porte le fichier pour votre agenda.',
    back: 'La banque n’a pas voulu de cette carte. Rien n’a été prélevé.',
    ended: 'Le temps est passé. Les places sont de nouveau libres.',
    more: 'Ce que cela change',
    moreText: 'Rien d’autre que ce que vous venez de lire.',
    empty: 'Rien n’est prévu pour l’instant. La prochaine lettre vous le dira.',
  },
  en: {
    title: 'What is pressed, what is said',
    come: 'I’ll come',
    cannot: 'I won’t be able to',
    correct: 'Correct this',
    waiting: 'One moment…',
    kept: 'Your seat is kept.',
    keptText: 'It waits for you for thirty minutes, long enough to leave the deposit.',
    letter: 'A letter is on its way, with the file for your calendar.',
    back: 'The bank would not take this card. Nothing was charged.',
    ended: 'The time has passed. The seats are free again.',
    more: 'What this changes',
    moreText: 'Nothing beyond what you have just read.',
    empty: 'Nothing is planned for now. The next letter will tell you.',
  },
})

export function ActionPieces() {
  const t = useCopy(copy)
  return (
    <section>
      <h2 className="display-lg mb-6">{t('title')}</h2>
      <Specimen name="Button, ButtonLink, SubmitButton">
        <div className="flex flex-wrap items-center gap-4">
          <Button>{t('come')}</Button>
          <Button variant="outlined">{t('cannot')}</Button>
          <Button variant="quiet">{t('correct')}</Button>
          <ButtonLink to="?view=pieces" variant="outlined">
            {t('correct')}
          </ButtonLink>
          <SubmitButton size="small">{t('come')}</SubmitButton>
          <Button size="small" variant="outlined">
            {t('cannot')}
          </Button>
        </div>
        <div className="mt-4 flex flex-wrap items-center gap-4">
          <Button pending pendingLabel={t('waiting')}>
            {t('come')}
          </Button>
          <Button disabled>{t('come')}</Button>
          <Button disabled variant="outlined">
            {t('cannot')}
          </Button>
        </div>
      </Specimen>
      <Specimen name="LanguageSwitch, ThemeSwitch">
        <div className="flex flex-wrap gap-x-10">
          <LanguageSwitch />
          <ThemeSwitch />
        </div>
      </Specimen>
      <Specimen name="Notice">
        <div className="grid max-w-xl gap-4">
          <Notice title={t('kept')}>{t('keptText')}</Notice>
          <Notice tone="good">{t('letter')}</Notice>
          <Notice tone="warn" title={t('back')} />
        </div>
      </Specimen>
      <Specimen name="FlashNotice">
        <FlashNotice flash={{ tone: 'good', text: t('letter') }} />
      </Specimen>
      <Specimen name="Countdown">
        <div className="grid gap-2">
          <Countdown now="2027-01-10T10:00:00Z" until="2027-01-10T10:29:41Z" endedText={t('ended')} />
          <Countdown now="2027-01-10T10:00:00Z" until="2027-01-20T16:00:00Z" endedText={t('ended')} />
          <Countdown now="2027-01-10T10:00:00Z" until="2027-01-10T09:59:00Z" endedText={t('ended')} />
        </div>
      </Specimen>
      <Specimen name="Disclosure">
        <Disclosure summary={t('more')}>{t('moreText')}</Disclosure>
      </Specimen>
      <Specimen name="EmptyState">
        <EmptyState
          text={t('empty')}
          action={
            <Button variant="outlined" size="small">
              {t('correct')}
            </Button>
          }
        />
      </Specimen>
    </section>
  )
}
