import type { Letter, Step, Suppression } from './open-post-office'

/** The body of one webhook, as the contract's `*Event` schemas have it. `at` is the ISO instant of the event. */
export function describeEvent(
  letter: Letter,
  step: Step,
  at: string,
  findSuppression: (address: string) => Suppression | undefined,
) {
  const headers = Object.entries(letter.headers).map(([name, value]) => ({ name, value }))
  return {
    type: `email.${step.type}`,
    created_at: at,
    data: {
      created_at: letter.createdAt,
      email_id: letter.id,
      message_id: letter.messageId,
      from: letter.from,
      to: step.to,
      subject: letter.subject,
      ...(headers.length > 0 ? { headers } : {}),
      ...(letter.tags.length > 0
        ? { tags: Object.fromEntries(letter.tags.map(({ name, value }) => [name, value])) }
        : {}),
      ...describeOutcome(step, findSuppression),
    },
  }
}

function describeOutcome(step: Step, findSuppression: (address: string) => Suppression | undefined) {
  switch (step.type) {
    case 'bounced':
      return {
        bounce: {
          type: 'Permanent',
          subType: 'General',
          message: "The recipient's mail server permanently rejected the email: the mailbox does not exist.",
          diagnosticCode: step.to.map(() => 'smtp; 550 5.1.1 user unknown'),
        },
      }
    case 'failed':
      return { failed: { reason: 'the message could not be handed to the mail server' } }
    case 'suppressed':
      return { suppressed: describeSuppression(step, findSuppression) }
    case 'sent':
    case 'delivered':
    case 'delivery_delayed':
    case 'complained':
      return {}
  }
}

/** The contract knows two reasons; an address put on the list by hand is reported as a former bounce. */
function describeSuppression(step: Step, findSuppression: (address: string) => Suppression | undefined) {
  const entry = step.to.map(findSuppression).find(found => found !== undefined)
  return {
    type: entry ? 'OnAccountSuppressionList' : 'Suppressed',
    reason: entry?.origin === 'complaint' ? 'previous_complaint' : 'previous_bounce',
    message: 'The recipient is on the suppression list, and nothing was handed to a mail server.',
    diagnosticCode: step.to.map(() => 'smtp; 550 5.1.1 suppressed recipient'),
  }
}
