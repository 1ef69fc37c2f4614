import { AccentScope } from '~/ui/accent-style'
import { ButtonLink } from '~/ui/button-link'
import { Caps } from '~/ui/caps'
import { useCopy } from '~/ui/locale'
import { copy } from './copy'
import type { HomeApplication } from './types'

type ApplicationPartProps = {
  applications: readonly HomeApplication[]
  /** Something else on the page has its one black button. */
  isQuiet: boolean
}

/** What the person has under way with the club: to take up, to answer, or to follow. */
export function ApplicationPart({ applications, isQuiet }: ApplicationPartProps) {
  const t = useCopy(copy)
  const first = applications.find(({ isToDo }) => isToDo)
  return (
    <section aria-label={t('standing')} className="mb-14 grid gap-10">
      {applications.map(({ id, href, name, accent, sentence, action, isToDo }) => (
        <AccentScope key={id} accent={accent} className="border-t border-rule pt-6">
          <Caps as="h2" accent>
            {name}
          </Caps>
          <p className="voice mt-2.5">{sentence}</p>
          <p className="mt-5">
            <ButtonLink to={href} variant={!isQuiet && isToDo && id === first?.id ? 'primary' : 'outlined'}>
              {action}
            </ButtonLink>
          </p>
        </AccentScope>
      ))}
    </section>
  )
}
