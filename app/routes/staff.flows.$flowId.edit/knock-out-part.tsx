import type { FlowDefinition, KnockOut, Question } from '~/domain/qualification/types'
import { useCopy } from '~/ui/locale'
import { ConditionFields } from './condition-fields'
import { copy } from './copy'
import { BilingualField, FormPart } from './part-form'
import { Removal } from './removal'

type KnockOutPartProps = {
  knockOut: KnockOut
  questions: readonly Question[]
  definition: FlowDefinition
}

/** A rule over several answers: the words that the committee reads, and when they speak. */
export function KnockOutPart({ knockOut, questions, definition }: KnockOutPartProps) {
  const t = useCopy(copy)
  return (
    <>
      <BilingualField name="words" label={t('knockOutWords')} value={knockOut.words} most={300} />
      <FormPart title={t('knockOutWhen')}>
        <ConditionFields
          condition={isNothing(knockOut) ? null : knockOut.when}
          questions={questions}
          definition={definition}
        />
      </FormPart>
    </>
  )
}

/** A new rule speaks against nobody until a condition is set. */
function isNothing({ when }: KnockOut): boolean {
  return 'any' in when && when.any.length === 0
}

export function KnockOutRemoval({ id }: { id: string }) {
  const t = useCopy(copy)
  return (
    <Removal title={t('removeKnockOut')} text={t('removeKnockOutText')} intent={`knock_out_remove:${id}`} />
  )
}
