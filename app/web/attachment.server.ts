/**
 * A kept file on its way to a reader: saved and never shown in the page's own origin, whatever a browser would make of it.
 * `fileName` is told twice: in plain letters for old readers, and as it is.
 */
export function answerFile(file: { fileName: string; mediaType: string; content: Uint8Array }): Response {
  const plain = file.fileName
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\w .()-]/g, '_')
  const whole = encodeURIComponent(file.fileName).replace(
    /['()*]/g,
    sign => `%${sign.charCodeAt(0).toString(16)}`,
  )
  return new Response(file.content as BodyInit, {
    headers: {
      'Content-Type': file.mediaType,
      'Content-Length': String(file.content.length),
      'Content-Disposition': `attachment; filename="${plain}"; filename*=UTF-8''${whole}`,
      'X-Content-Type-Options': 'nosniff',
      'Content-Security-Policy': `sandbox; default-src 'none'`,
      'Cross-Origin-Resource-Policy': 'same-origin',
      'Cache-Control': 'no-store, no-transform',
    },
  })
}
