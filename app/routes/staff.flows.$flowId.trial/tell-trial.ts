import type { Answers, FlowDefinition, Score, WayIn } from '~/domain/qualification/types'
import { type Sample, type Tried, whoWouldPass } from '~/domain/qualification/would-pass'
import { type Locale, translate } from '~/shared/copy'
import { formatNumber } from '~/shared/format'
import { copy } from './copy'
import { knockOutWords, labelOf } from './tell-rules'

/** A sample to try; `decided` is what a person decided of it, told. */
export type TrialSample = Sample & { key: string; decided?: string }

/** The verdicts of a definition on samples, as a table shows them; `now` is what the published rules say. */
export function tellTrials(
  definition: FlowDefinition,
  published: FlowDefinition | null,
  samples: readonly TrialSample[],
  locale: Locale,
) {
  const t = translate(copy, locale)
  const before = published ? whoWouldPass(published, samples) : []
  return whoWouldPass(definition, samples).map((tried, at) => {
    const now = before[at]?.score.advice ?? null
    return {
      key: samples[at]?.key ?? String(at),
      label: tried.label,
      way: t(tried.way ?? 'plain'),
      score: tellScore(tried.score, locale),
      advice: t(tried.score.advice),
      passes: tried.score.advice === 'pass',
      now: now === null ? null : t(now),
      changes: now !== null && now !== tried.score.advice,
      because: tellBecause(definition, tried.score, locale),
      walked: t('walked', {
        steps: tried.steps.length,
        all: definition.steps.length,
        answered: tried.answered,
        asked: tried.asked,
      }),
      parts: tellParts(definition, tried, locale),
      decided: samples[at]?.decided ?? null,
    }
  })
}

export type TrialLine = ReturnType<typeof tellTrials>[number]

function tellScore({ score }: Score, locale: Locale): string {
  return score === null ? translate(copy, locale)('none') : formatNumber(score, locale)
}

/** Everything that speaks against, not the first alone. */
function tellBecause(definition: FlowDefinition, score: Score, locale: Locale): string[] {
  const t = translate(copy, locale)
  const minimum = definition.minimumScore
  const isBelow = minimum !== null && score.score !== null && score.score < minimum
  const against = [
    ...score.fatal.map(({ questionId, optionId }) =>
      t('because_fatal', {
        question: labelOf(definition, questionId, null, locale),
        option: labelOf(definition, questionId, optionId, locale),
      }),
    ),
    ...score.knockedOut.map(id => knockOutWords(definition, id, locale)),
    ...(isBelow
      ? [
          t('because_below', {
            score: formatNumber(score.score ?? 0, locale),
            minimum: formatNumber(minimum, locale),
          }),
        ]
      : []),
  ]
  return against.length > 0 ? against : [t('because_pass')]
}

function tellParts(definition: FlowDefinition, { score }: Tried, locale: Locale) {
  return score.parts.map(({ questionId, points, weight }) => ({
    id: questionId,
    question: labelOf(definition, questionId, null, locale),
    points: formatNumber(Math.round(points * 100) / 100, locale),
    weight: formatNumber(weight, locale),
  }))
}

export function sampleOf(
  key: string,
  label: string,
  answers: Answers,
  way: WayIn | null,
  decided?: string,
): TrialSample {
  return { key, label, answers, way, ...(decided !== undefined && { decided }) }
}
