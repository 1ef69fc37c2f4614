export function Signature({ name, title }: { name: string; title?: string }) {
  return (
    <p className="signature">
      <em>{name}</em>
      {title ? <span className="caps">{title}</span> : null}
    </p>
  )
}
