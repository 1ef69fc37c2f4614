const files = import.meta.glob<Record<string, unknown>>('/emails/*.tsx', { eager: true })

/** Every file of emails/ that brings props to be shown with, by its name: there is no list to keep. */
export function listLetters(): string[] {
  return Object.entries(files)
    .filter(([, exported]) => Object.values(exported).some(canBeShown))
    .map(([path]) => path.replace(/^.*\/|\.tsx$/g, ''))
}

function canBeShown(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'PreviewProps' in value
}
