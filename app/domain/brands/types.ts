/** A house that invites: its own people, its own events, its own metal. */
export type Brand = { id: string; slug: string; name: string; kind: string; accent: string }
