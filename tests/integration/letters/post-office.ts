import type { PostOffice } from '~/domain/letters/dispatch-letters.server'
import { queueLetters } from '~/domain/letters/queue-letter.server'
import type { LetterContent } from '~/domain/letters/types'
import { createResendMail } from '~/infra/resend.server'
import { createSecrets } from '~/infra/secrets.server'
import type { Database } from '~db/client'
import { inTransaction } from '~db/transaction'
import { renderLetter } from '~emails/render-letter'
import type { MadeEvent } from '../../factories/event'
import { anInvitation, aPermission, type MadeInvitation, someone } from '../../factories/invitation'
import { apiKey, from, webhookSecret } from '../sandbox/resend-set-up'

const quiet = { debug() {}, info() {}, warn() {}, error() {} }

/** The house's post office on a test database and a stand-in carrier. */
export function aPostOffice(db: Database, carrier: string): PostOffice {
  return {
    db,
    log: quiet,
    secrets: createSecrets('a key of the house for its tests only'),
    origin: 'https://club.example',
    mail: createResendMail({ apiKey, apiBase: carrier, webhookSecret, from, timeoutMs: 2000 }),
    renderLetter: (content, locale, links) => renderLetter(content, { locale, club: 'Le Cercle', links }),
    letterFiles: () => [],
  }
}

/** Someone whose clock has no quiet hour, so that the hour of a test run decides nothing. */
export async function someoneAwake(db: Database, event: MadeEvent, lettersMax = 2) {
  const person = await someone(db)
  await db
    .insertInto('contact_policies')
    .values({
      person_id: person.id,
      letters_max: lettersMax,
      per_days: 30,
      quiet_from: '00:00',
      quiet_to: '00:00',
    })
    .execute()
  const permissionId = await aPermission(db, { personId: person.id, brandId: event.brandId })
  return { ...person, permissionId }
}

/** Queues the invitation letters of one event to these people; returns the letters' ids. */
export async function queueInvitations(
  db: Database,
  event: MadeEvent,
  people: { id: string; permissionId: string }[],
): Promise<string[]> {
  const invitations: MadeInvitation[] = []
  for (const person of people) invitations.push(await anInvitation(db, { event, personId: person.id }))
  return inTransaction(db, tx =>
    queueLetters(
      tx,
      invitations.map(invitation => ({
        personId: invitation.personId,
        brandId: event.brandId,
        locale: 'fr' as const,
        content: invitationContent(event),
        promotional: true as const,
        permissionId: invitation.permissionId,
        invitationId: invitation.id,
      })),
    ),
  )
}

export async function peopleAwake(db: Database, event: MadeEvent, count: number) {
  const people = []
  for (let i = 0; i < count; i++) people.push(await someoneAwake(db, event))
  return people
}

function invitationContent(event: MadeEvent): LetterContent {
  return {
    kind: 'invitation',
    props: {
      greeting: 'Chère Madame Renard,',
      subject: 'Un lac gelé, en février',
      paragraphs: ['Une piste tracée sur un lac.'],
      senderName: 'Élise Marchand',
      senderTitle: 'Maison Aurora',
      event: {
        title: event.draft.title.fr,
        slug: event.slug,
        art: event.draft.art,
        venue: event.draft.venue,
        city: event.draft.city,
        timeZone: event.draft.timeZone,
        startsAt: event.draft.startsAt.toISOString(),
        endsAt: event.draft.endsAt.toISOString(),
        brandName: 'Aurora',
        accent: '#8a6b3d',
      },
      replyBy: event.draft.replyClosesAt.toISOString(),
      why: ['Vous avez dit oui aux invitations d’Aurora par e-mail.'],
    },
  }
}
