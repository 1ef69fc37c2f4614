/** Where the bytes of files lie: outside the web root, under random names that only the database knows. */
export type FilePort = {
  /** Writes whole or not at all; answers the name, 64 hex. */
  keep: (bytes: Uint8Array) => Promise<string>
  /** Null when the bytes are gone. */
  read: (storedAs: string) => Promise<Uint8Array | null>
  /** Safe to repeat. */
  erase: (storedAs: string) => Promise<void>
  /** Names of what was kept before an instant: for the sweep that finds what no row names. */
  keptBefore: (instant: Date) => AsyncIterable<string>
}

/** Why an upload is not taken. All are told to the one who sends it. */
export const uploadProblems = [
  'empty',
  'too_large',
  'not_accepted',
  'pdf_not_accepted',
  'animated',
  'too_many_pixels',
  'too_many_pages',
  'protected',
  'unreadable',
  'busy',
] as const
export type UploadProblem = (typeof uploadProblems)[number]

export type MediaType = 'image/jpeg' | 'image/png' | 'application/pdf'
export type CleanFile = { bytes: Uint8Array; mediaType: MediaType }

/**
 * Reads what was uploaded by its content alone and makes a new file of what it shows: pixels of an image, pages of a
 * PDF. Nothing else of the original remains.
 */
export type CleanUpload = (
  bytes: Uint8Array,
  accepts: 'images' | 'images_and_pdf',
) => Promise<{ ok: true; value: CleanFile } | { ok: false; reason: UploadProblem }>

export const mostUploadBytes = 20 * 1024 * 1024
