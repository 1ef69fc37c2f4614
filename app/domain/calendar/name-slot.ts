import type { Bilingual, Locale } from '~/shared/copy'

/** What a slot is called wherever one is named: the model that it promises, then its own name. Who sits beside is never in it. */
export function nameSlot(slot: { model: string | null; label: Bilingual }, locale: Locale): string {
  return [slot.model, slot.label[locale]].filter(Boolean).join(' · ')
}
