import { defineCopy } from '~/shared/copy'

export const copy = defineCopy({
  fr: {
    events: 'Événements',
    people: 'Personnes',
    imports: 'Imports',
    team: 'Équipe',
    leave: 'Sortir',
    admin: 'administration',
    manager: 'direction du club',
    door: 'accueil',
  },
  en: {
    events: 'Events',
    people: 'People',
    imports: 'Imports',
    team: 'Team',
    leave: 'Sign out',
    admin: 'administration',
    manager: 'club manager',
    door: 'door',
  },
})
