import { Form, Link } from '@remix-run/react'
import { Disclosure } from '~/ui/disclosure'
import { useCopy } from '~/ui/locale'
import { RuleMeter } from '~/ui/rule-meter'
import { SubmitButton } from '~/ui/submit-button'
import { TextArea } from '~/ui/text-area'
import { copy } from './copy'
import type { Amiss, View } from './view'

/** What the tier gives, with what is left of it, and the one thing that can be asked from here. */
export function Gifts({ view, amiss }: { view: View; amiss: Amiss }) {
  const t = useCopy(copy)
  return (
    <>
      {view.gifts.length === 0 ? (
        <p className="text-soft">{t('givesNothing')}</p>
      ) : (
        <dl className="gifts">
          {view.gifts.map(({ term, value, meter, to }) => (
            <div key={term}>
              <dt>{term}</dt>
              <dd>
                {value}
                {to ? (
                  <>
                    {' '}
                    <Link to={to} className="link">
                      {t('propose')}
                    </Link>
                  </>
                ) : null}
              </dd>
              {meter ? (
                <dd className="gifts-meter">
                  <RuleMeter {...meter} label={value} quiet={meter.value === 0} />
                </dd>
              ) : null}
            </div>
          ))}
        </dl>
      )}
      {view.isActive && view.concierge && view.concierge.left > 0 ? (
        <Disclosure
          key={view.requests.length}
          summary={t('askTitle')}
          caps={false}
          open={amiss !== null}
          className="mt-3"
        >
          <Form method="post" className="grid max-w-xl gap-6 pt-3 pb-2">
            <input type="hidden" name="requestId" value={view.requestId} />
            <TextArea
              name="words"
              label={t('ask')}
              hint={t('askHint')}
              maxLength={2000}
              required
              errors={amiss ? [amiss.message] : undefined}
            />
            <div>
              <SubmitButton name="intent" value="concierge">
                {t('askButton')}
              </SubmitButton>
            </div>
          </Form>
        </Disclosure>
      ) : null}
      {view.requests.length > 0 ? (
        <Disclosure summary={t('requests')} caps={false} className="mt-1">
          <ul className="grid gap-4 pt-2">
            {view.requests.map(({ id, words, at }) => (
              <li key={id}>
                <p className="whitespace-pre-line">{words}</p>
                <p className="text-sm text-soft">{at}</p>
              </li>
            ))}
          </ul>
        </Disclosure>
      ) : null}
    </>
  )
}
