import { defineCopy, type Locale, translate } from '~/shared/copy'
import type { SendRefusal } from './send-nomination.server'

const copy = defineCopy({
  fr: {
    not_a_member:
      'Proposer un nom est le privilège des membres, tant que leur adhésion n’est ni en pause ni suspendue.',
    not_included: 'Votre rang ne donne pas de nom à proposer pour l’instant.',
    used_up: 'Vous avez proposé tous les noms que votre rang vous donne cette année.',
    no_flow: 'Ce passage n’accueille personne pour le moment.',
    not_an_address: 'Cette adresse ne semble pas complète.',
    yourself: 'C’est votre propre adresse\u00a0: vous êtes déjà des nôtres.',
    already_yours: 'Vous avez déjà proposé ce nom. Une fois suffit.',
    letter_changed:
      'La lettre a changé depuis que vous l’avez lue. La voici telle qu’elle partirait maintenant.',
    not_found: 'Cette nomination n’est plus là. Écrivez-la de nouveau, s’il vous plaît.',
  },
  en: {
    not_a_member:
      'Putting a name forward is for members, while their membership is neither paused nor suspended.',
    not_included: 'Your tier has no name to put forward for now.',
    used_up: 'You have put forward every name that your tier gives you this year.',
    no_flow: 'This passage takes nobody for the moment.',
    not_an_address: 'This address does not look complete.',
    yourself: 'This is your own address: you are one of us already.',
    already_yours: 'You have put this name forward already. Once is enough.',
    letter_changed: 'The letter has changed since you read it. Here it is as it would leave now.',
    not_found: 'This nomination is no longer there. Please write it again.',
  },
})

/** Why a name cannot be put forward, told to the nominator. */
export function tellNominationRefusal(reason: SendRefusal['reason'], locale: Locale): string {
  return translate(copy, locale)(reason)
}
