import type { TierDraft } from './types'

/** The columns of a draft. */
export function columnsOf(draft: TierDraft) {
  return {
    name_fr: draft.name.fr,
    name_en: draft.name.en,
    words_fr: draft.words.fr,
    words_en: draft.words.en,
    early_access_hours: draft.earlyAccessHours,
    guests_per_event: draft.guestsPerEvent,
    nominations_per_year: draft.nominationsPerYear,
    concierge_per_year: draft.conciergePerYear,
    rise_rule: JSON.stringify(draft.riseRule),
    stay_rule: JSON.stringify(draft.stayRule),
    grace_days: draft.graceDays,
  }
}
