import type { PictureChange } from '~/domain/events/change-picture.server'

/** The fields that this page's forms send, besides the file. */
export const pressedFields = ['intent', 'pictureId', 'altFr', 'altEn', 'x', 'y', 'width', 'height'] as const

/** What a press on one picture asks; null for what no form of this page would send. */
export function readChange(form: FormData): { pictureId: string; change: PictureChange } | null {
  const text = (name: string) => String(form.get(name) ?? '')
  const change = changeOf(text)
  return change === null ? null : { pictureId: text('pictureId'), change }
}

function changeOf(text: (name: string) => string): PictureChange | null {
  switch (text('intent')) {
    case 'describe':
      return { kind: 'describe', alt: { fr: text('altFr'), en: text('altEn') } }
    case 'earlier':
      return { kind: 'move', by: -1 }
    case 'later':
      return { kind: 'move', by: 1 }
    case 'cover':
      return { kind: 'cover' }
    case 'remove':
      return { kind: 'remove' }
    case 'crop': {
      // Written with a comma or a point; an empty field is no number.
      const share = (name: string) =>
        text(name).trim() === '' ? Number.NaN : Number(text(name).replace(',', '.')) / 100
      const crop = { x: share('x'), y: share('y'), width: share('width'), height: share('height') }
      return { kind: 'crop', crop }
    }
    default:
      return null
  }
}
