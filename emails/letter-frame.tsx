import { Body, Container, Head, Html, Link, Preview, Section, Text } from '@react-email/components'
import type { CSSProperties, ReactNode } from 'react'
import type { Locale } from '~/shared/copy'

/** The hand of every letter. Mail programmes read style attributes only, so the tokens are written out here. */
export const ink = '#1c1a17'
export const soft = '#6b6358'
const paper = '#f6f2ea'
const sheet = '#fbf8f2'
const rule = '#dcd3c3'
const display = "Cormorant, 'Cormorant Garamond', Garamond, Georgia, 'Times New Roman', serif"
const facts = "Jost, 'Century Gothic', 'Helvetica Neue', Arial, sans-serif"

export const type = {
  caps: {
    margin: 0,
    fontFamily: facts,
    fontSize: '11px',
    letterSpacing: '.2em',
    textTransform: 'uppercase',
    lineHeight: '18px',
  },
  title: {
    margin: '12px 0 0',
    fontFamily: display,
    fontSize: '40px',
    lineHeight: '44px',
    fontWeight: 500,
    color: ink,
  },
  voice: { margin: '0 0 16px', fontFamily: display, fontSize: '21px', lineHeight: '29px', color: ink },
  signature: {
    margin: '24px 0 0',
    fontFamily: display,
    fontSize: '25px',
    lineHeight: '30px',
    fontStyle: 'italic',
    color: ink,
  },
  fact: { margin: 0, fontFamily: facts, fontSize: '15px', lineHeight: '23px', color: ink },
  aside: { margin: 0, fontFamily: facts, fontSize: '13px', lineHeight: '20px', color: soft },
} satisfies Record<string, CSSProperties>

export function LetterFrame({
  locale,
  club,
  preview,
  footer,
  children,
}: {
  locale: Locale
  club: string
  preview: string
  footer?: ReactNode
  children: ReactNode
}) {
  return (
    <Html lang={locale}>
      <Head>
        <meta name="color-scheme" content="light" />
      </Head>
      <Preview>{preview}</Preview>
      <Body style={{ margin: 0, padding: '32px 12px', backgroundColor: paper }}>
        <Container
          style={{
            maxWidth: '560px',
            backgroundColor: sheet,
            border: `1px solid ${rule}`,
            padding: '40px 36px',
          }}
        >
          <Text style={{ ...type.caps, color: soft, textAlign: 'center' }}>{club}</Text>
          <Line />
          {children}
          {footer && (
            <>
              <Line />
              {footer}
            </>
          )}
        </Container>
      </Body>
    </Html>
  )
}

export function Line() {
  return (
    <Section
      style={{
        borderTop: `1px solid ${rule}`,
        margin: '28px 0',
        height: '1px',
        fontSize: '1px',
        lineHeight: '1px',
      }}
    />
  )
}

export function Over({ accent, children }: { accent: string; children: ReactNode }) {
  return <Text style={{ ...type.caps, color: accent }}>{children}</Text>
}

/** The one black button of a letter. */
export function Action({ href, children }: { href: string; children: ReactNode }) {
  return (
    <Section style={{ margin: '30px 0 6px' }}>
      <Link
        href={href}
        style={{
          display: 'block',
          textAlign: 'center',
          backgroundColor: ink,
          color: paper,
          padding: '16px 26px',
          fontFamily: facts,
          fontSize: '13px',
          letterSpacing: '.14em',
          textTransform: 'uppercase',
          textDecoration: 'none',
        }}
      >
        {children}
      </Link>
    </Section>
  )
}

export function QuietLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <Link href={href} style={{ ...type.aside, color: ink, textDecoration: 'underline' }}>
      {children}
    </Link>
  )
}

export function Facts({ rows }: { rows: [term: string, value: string][] }) {
  return (
    <table width="100%" cellPadding={0} cellSpacing={0} role="presentation">
      <tbody>
        {rows.map(([term, value]) => (
          <tr key={`${term} ${value}`}>
            <td
              style={{
                ...type.caps,
                color: soft,
                width: '130px',
                padding: '12px 12px 12px 0',
                borderBottom: `1px solid ${rule}`,
                verticalAlign: 'top',
              }}
            >
              {term}
            </td>
            <td style={{ ...type.fact, padding: '10px 0', borderBottom: `1px solid ${rule}` }}>{value}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
