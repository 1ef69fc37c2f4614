import { Form } from '@remix-run/react'
import { DataTable } from '~/ui/data-table'
import { useCopy } from '~/ui/locale'
import { SectionHead } from '~/ui/section-head'
import { SubmitButton } from '~/ui/submit-button'
import { copy } from './copy'
import type { View } from './view'

/** What they asked of the concierge; one that came to nothing is given back. */
export function Requests({ requests }: Pick<View, 'requests'>) {
  const t = useCopy(copy)
  if (requests.length === 0) return null
  return (
    <section>
      <SectionHead title={t('requests')} />
      <DataTable
        caption={t('requests')}
        rows={requests}
        rowKey={request => request.id}
        empty=""
        columns={[
          {
            key: 'words',
            head: t('request'),
            name: true,
            cell: request => <span className="whitespace-pre-line font-normal">{request.words}</span>,
          },
          { key: 'asked', head: t('asked'), cell: request => request.asked },
          {
            key: 'back',
            head: t('state'),
            cell: request =>
              request.isGivenBack ? (
                <span className="text-soft">{t('givenBack')}</span>
              ) : (
                <Form method="post">
                  <input type="hidden" name="useId" value={request.id} />
                  <SubmitButton name="intent" value="give_back" variant="quiet" size="small">
                    {t('giveBack')}
                  </SubmitButton>
                </Form>
              ),
          },
        ]}
      />
    </section>
  )
}
