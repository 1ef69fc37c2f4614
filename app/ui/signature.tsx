export function Signature({ name, role }: { name: string; role?: string }) {
  return (
    <p className="signature">
      <em>{name}</em>
      {role ? <span className="caps">{role}</span> : null}
    </p>
  )
}
