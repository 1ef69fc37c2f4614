import { defineCopy } from '~/shared/copy'
import { CheckboxField } from '~/ui/checkbox-field'
import { DateTimeField } from '~/ui/date-time-field'
import { ErrorSummary } from '~/ui/error-summary'
import { FileField } from '~/ui/file-field'
import { useCopy } from '~/ui/locale'
import { MoneyField } from '~/ui/money-field'
import { RadioGroup } from '~/ui/radio-group'
import { SearchField } from '~/ui/search-field'
import { SelectField } from '~/ui/select-field'
import { TextArea } from '~/ui/text-area'
import { TextField } from '~/ui/text-field'
import { Specimen } from './specimen'

const copy = defineCopy({
  fr: {
    title: 'Ce que l’on demande',
    name: 'Prénom et nom',
    address: 'Adresse e-mail',
    addressHint: 'Celle où vous lisez vos lettres.',
    wrong: 'Cette adresse ne semble pas complète.',
    house: 'Maison',
    choose: 'Choisissez',
    fixed: 'Ne change plus',
    why: 'Qu’attendez-vous d’un cercle comme le nôtre\u202f?',
    word: 'Un mot pour Élise',
    day: 'Jour',
    opens: 'Ouverture des réponses',
    zone: 'heure d’Helsinki',
    deposit: 'Caution',
    file: 'Le fichier',
    fileHint: 'Un CSV, jusqu’à 5\u00a0Mo.',
    yes: 'Aurora peut m’écrire par e-mail pour m’inviter',
    yesHint: 'Deux fois par mois au plus. Vous changez d’avis quand vous voulez.',
    mustSay: 'Il nous faut votre accord ici.',
    company: 'Viendrez-vous accompagné\u202f?',
    alone: 'Je viens seul',
    with: 'Avec une personne',
    withHint: 'Une seconde place, une seconde caution.',
    full: 'À trois',
    pick: 'Dites-nous lequel des deux.',
    search: 'Un nom, une adresse',
  },
  en: {
    title: 'What is asked',
    name: 'First name and surname',
    address: 'E-mail address',
    addressHint: 'The one where you read your letters.',
    wrong: 'This address does not look complete.',
    house: 'House',
    choose: 'Choose',
    fixed: 'No longer changes',
    why: 'What do you hope for from a circle such as ours?',
    word: 'A word for Élise',
    day: 'Day',
    opens: 'Answers open',
    zone: 'Helsinki time',
    deposit: 'Deposit',
    file: 'The file',
    fileHint: 'A CSV, up to 5\u00a0MB.',
    yes: 'Aurora may write to me by e-mail to invite me',
    yesHint: 'Twice a month at most. You change your mind whenever you like.',
    mustSay: 'We need your agreement here.',
    company: 'Will someone come with you?',
    alone: 'I’ll come alone',
    with: 'With one person',
    withHint: 'A second seat, a second deposit.',
    full: 'Three of us',
    pick: 'Tell us which of the two.',
    search: 'A name, an address',
  },
})

export function FormPieces() {
  const t = useCopy(copy)
  const houses = ['Aurora', 'Maison Vidal', 'Domaine Sarrazin'].map(label => ({ value: label, label }))
  const company = [
    { value: 'alone', label: t('alone') },
    { value: 'with', label: t('with'), hint: t('withHint') },
    { value: 'three', label: t('full'), disabled: true },
  ]
  return (
    <section>
      <h2 className="display-lg mb-6">{t('title')}</h2>
      <Specimen name="ErrorSummary">
        <div className="max-w-xl">
          <ErrorSummary
            takeFocus={false}
            errors={[
              { id: 'field-wrong', message: t('wrong') },
              { id: 'field-company-wrong', message: t('pick') },
            ]}
          />
        </div>
      </Specimen>
      <Specimen name="TextField">
        <div className="grid max-w-2xl gap-8 sm:grid-cols-2">
          <TextField name="name" label={t('name')} defaultValue="Claire Renard" />
          <TextField name="address" type="email" label={t('address')} hint={t('addressHint')} optional />
          <TextField name="wrong" label={t('address')} defaultValue="claire@" errors={[t('wrong')]} />
          <TextField name="fixed" label={t('fixed')} defaultValue="claire.renard@example.org" disabled />
        </div>
      </Specimen>
      <Specimen name="TextArea">
        <div className="grid max-w-2xl gap-8">
          <TextArea name="why" label={t('why')} question rows={3} />
          <TextArea name="word" label={t('word')} optional errors={[t('wrong')]} />
        </div>
      </Specimen>
      <Specimen name="SelectField, DateTimeField, MoneyField">
        <div className="grid max-w-2xl gap-8 sm:grid-cols-2">
          <SelectField name="house" label={t('house')} options={houses} placeholder={t('choose')} />
          <SelectField name="house2" label={t('house')} options={houses} errors={[t('mustSay')]} />
          <DateTimeField name="day" kind="date" label={t('day')} defaultValue="2027-02-12" />
          <DateTimeField
            name="opens"
            label={t('opens')}
            zoneLabel={t('zone')}
            defaultValue="2027-01-10T18:00"
          />
          <MoneyField name="deposit" label={t('deposit')} currency="EUR" defaultValue="500" />
          <FileField name="file" label={t('file')} hint={t('fileHint')} accept=".csv,text/csv" />
        </div>
      </Specimen>
      <Specimen name="CheckboxField">
        <div className="max-w-xl">
          <CheckboxField name="yes" label={t('yes')} hint={t('yesHint')} defaultChecked />
          <CheckboxField name="no" label={t('yes')} errors={[t('mustSay')]} />
        </div>
      </Specimen>
      <Specimen name="RadioGroup">
        <div className="grid max-w-xl gap-8">
          <RadioGroup name="company" legend={t('company')} options={company} defaultValue="alone" question />
          <RadioGroup name="company-wrong" legend={t('company')} options={company} errors={[t('pick')]} />
        </div>
      </Specimen>
      <Specimen name="SearchField">
        <form method="get" className="max-w-md">
          <SearchField label={t('search')} />
        </form>
      </Specimen>
    </section>
  )
}
