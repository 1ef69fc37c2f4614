import { defineCopy } from '~/shared/copy'

export const copy = defineCopy({
  fr: {
    title: 'Événements',
    text: 'Le programme de vos maisons, du plus proche au plus lointain.',
    create: 'Préparer un événement',
    empty: 'Rien n’est encore au programme.',
    emptyDoor: 'Aucun événement ne vous est confié.',
    coming: 'À venir',
    past: 'Passés',
    draft: 'En préparation',
    cancelled: 'Annulé',
    seats_one: '{{taken}} place sur {{count}}',
    seats_other: '{{taken}} places sur {{count}}',
    invited_one: '{{count}} personne invitée',
    invited_other: '{{count}} personnes invitées',
  },
  en: {
    title: 'Events',
    text: 'The programme of your houses, the nearest first.',
    create: 'Prepare an event',
    empty: 'Nothing is on the programme yet.',
    emptyDoor: 'No event has been entrusted to you.',
    coming: 'To come',
    past: 'Past',
    draft: 'In preparation',
    cancelled: 'Cancelled',
    seats_one: '{{taken}} of {{count}} seat',
    seats_other: '{{taken}} of {{count}} seats',
    invited_one: '{{count}} person invited',
    invited_other: '{{count}} people invited',
  },
})
