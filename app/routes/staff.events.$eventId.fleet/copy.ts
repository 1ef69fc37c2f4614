import { defineCopy } from '~/shared/copy'

export const copy = defineCopy({
  fr: {
    title: 'Flotte sur place',
    text: 'Cochez ce qui sera là. Un créneau d’essai ne se réserve que s’il reste un véhicule de son modèle, et un instructeur s’il en demande un.',
    instructors: 'Instructeurs',
    drives_one: '{{count}} essai',
    drives_other: '{{count}} essais',
    isOut: 'hors service en ce moment',
    none: 'La maison n’a encore ni véhicule ni instructeur.',
    toFleet: 'Aller à la flotte',
    board: 'Voir le tableau des essais',
    save: 'Enregistrer',
    saved: 'C’est enregistré.',
    in_use: 'Ils ont encore des essais ici et restent : {{names}}. Donnez d’abord leurs essais à d’autres.',
  },
  en: {
    title: 'Fleet on site',
    text: 'Tick what will be there. A slot to drive in is reserved only while a vehicle of its model is left, and an instructor where it asks for one.',
    instructors: 'Instructors',
    drives_one: '{{count}} drive',
    drives_other: '{{count}} drives',
    isOut: 'out at this moment',
    none: 'The house has neither a vehicle nor an instructor yet.',
    toFleet: 'Go to the fleet',
    board: 'See the board of the drives',
    save: 'Save',
    saved: 'It is saved.',
    in_use: 'They still have drives here, and stay: {{names}}. Give their drives to others first.',
  },
})
