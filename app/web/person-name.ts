/** A person's name as the page writes it; empty when the club was never told. */
export function personName(person: { givenName: string; familyName: string }): string {
  return `${person.givenName} ${person.familyName}`.trim()
}
