import { placeMost, wordsMost } from '~/domain/wishes/schema'
import { defineCopy } from '~/shared/copy'
import { useCopy } from './locale'
import { type Option, SelectField } from './select-field'
import { TextArea } from './text-area'
import { TextField } from './text-field'

const copy = defineCopy({
  fr: {
    model: 'Un modèle',
    anyModel: 'Celui que vous voudrez',
    season: 'Une saison',
    anySeason: 'N’importe laquelle',
    place: 'Un lieu',
    placeHint: 'Une ville, une route, un paysage.',
    wish: 'Avec vos mots',
  },
  en: {
    model: 'A model',
    anyModel: 'Whichever you like',
    season: 'A season',
    anySeason: 'Any of them',
    place: 'A place',
    placeHint: 'A town, a road, a landscape.',
    wish: 'In your own words',
  },
})

type Field = { id: string; name: string; errors?: string[]; form?: string; defaultValue?: string }
type WishFieldsProps = {
  models: readonly Option[]
  seasons: readonly Option[]
  fields: { modelId: Field; season: Field; place: Field; wish: Field }
}

/** What one would like next: a model, a season, a place, words. Each may be left open. */
export function WishFields({ models, seasons, fields }: WishFieldsProps) {
  const t = useCopy(copy)
  return (
    <div className="grid gap-7">
      <div className="grid gap-7 sm:grid-cols-2">
        {models.length > 0 ? (
          <SelectField {...fields.modelId} label={t('model')} options={models} placeholder={t('anyModel')} />
        ) : null}
        <SelectField {...fields.season} label={t('season')} options={seasons} placeholder={t('anySeason')} />
      </div>
      <TextField
        {...fields.place}
        label={t('place')}
        hint={t('placeHint')}
        maxLength={placeMost}
        autoComplete="off"
      />
      <TextArea {...fields.wish} label={t('wish')} rows={3} maxLength={wordsMost} />
    </div>
  )
}
