import { z } from 'zod'

// Words for what is amiss come from the form layer, in the reader's language.

export const requestSignInForm = z.object({ address: z.email().max(254), to: z.string().max(500).optional() })

/** Six digits, however a hand groups them. */
export const presentLinkForm = z.object({
  code: z
    .string()
    .max(20)
    .transform(written => written.replace(/\D/g, ''))
    .optional(),
})

export const accountForm = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('end_session'), sessionId: z.uuid() }),
  z.object({ intent: z.literal('end_other_sessions') }),
  z.object({ intent: z.literal('choose_language'), locale: z.enum(['fr', 'en']) }),
  z.object({
    intent: z.literal('rename_passkey'),
    passkeyId: z.string().max(1400),
    label: z.string().trim().min(1).max(60),
  }),
  z.object({ intent: z.literal('remove_passkey'), passkeyId: z.string().max(1400) }),
])

export const teamForm = z.discriminatedUnion('intent', [
  z.object({
    intent: z.literal('grant'),
    address: z.email().max(254),
    givenName: z.string().trim().max(80).default(''),
    familyName: z.string().trim().max(80).default(''),
    /** The role's name, with the id of its brand or event after a colon. */
    role: z.string().regex(/^(admin|manager|(brand_staff|door):[0-9a-f-]{36})$/),
  }),
  z.object({ intent: z.literal('revoke'), roleId: z.uuid() }),
])

const credential = { id: z.string().max(1400), rawId: z.string().max(1400), type: z.literal('public-key') }

/** What a browser sends back when it has made a passkey. Its inside is for the verifier to judge. */
export const newPasskeyMessage = z.object({
  challengeId: z.uuid(),
  response: z.looseObject({
    ...credential,
    response: z.looseObject({ clientDataJSON: z.string(), attestationObject: z.string() }),
    clientExtensionResults: z.looseObject({}),
  }),
})

/** What a browser sends back when its owner has picked a passkey. */
export const passkeyMessage = z.object({
  challengeId: z.uuid(),
  to: z.string().max(500).optional(),
  response: z.looseObject({
    ...credential,
    response: z.looseObject({
      clientDataJSON: z.string(),
      authenticatorData: z.string(),
      signature: z.string(),
    }),
    clientExtensionResults: z.looseObject({}),
  }),
})
