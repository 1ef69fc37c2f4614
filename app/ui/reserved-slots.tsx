/** The slots that someone chose: each with its hours at the venue, what is in it, and the hour where they are. */
export function ReservedSlots({
  slots,
}: {
  slots: { id: string; when: string; name: string; own: string | null }[]
}) {
  return slots.map(({ id, when, own, name }) => (
    <span key={id} className="mt-2 block first:mt-0">
      {when}
      {name || own ? (
        <span className="block text-sm text-soft">{[name, own].filter(Boolean).join(' · ')}</span>
      ) : null}
    </span>
  ))
}
