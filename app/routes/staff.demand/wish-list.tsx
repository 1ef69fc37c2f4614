import { Form } from '@remix-run/react'
import { DataTable } from '~/ui/data-table'
import { useCopy } from '~/ui/locale'
import { SectionHead } from '~/ui/section-head'
import { type Option, SelectField } from '~/ui/select-field'
import { SubmitButton } from '~/ui/submit-button'
import { copy } from './copy'
import type { tellReadWish } from './tell'

type WishListProps = { wishes: ReturnType<typeof tellReadWish>[]; events: Option[] }

/** Every wish as it was said, to be marked as read or linked to what it shaped. */
export function WishList({ wishes, events }: WishListProps) {
  const t = useCopy(copy)
  return (
    <section>
      <SectionHead title={t('list')} />
      <p className="measure mb-6 text-sm text-soft">{t('listText')}</p>
      <Form method="post" className="grid gap-8">
        <DataTable
          caption={t('list')}
          rows={wishes}
          rowKey={wish => wish.id}
          empty={t('none')}
          selection={{
            name: 'wish',
            valueOf: wish => wish.id,
            labelOf: wish => t('choose', { wish: wish.title }),
          }}
          columns={[
            {
              key: 'wish',
              head: t('wish'),
              name: true,
              cell: wish => (
                <span className="block min-w-48">
                  {wish.title}
                  {wish.words ? <span className="cell-note max-w-md">{wish.words}</span> : null}
                </span>
              ),
            },
            { key: 'day', head: t('day'), cell: wish => wish.day },
            {
              key: 'became',
              head: t('became'),
              cell: wish => <span className={wish.isNew ? 'text-warn' : 'text-soft'}>{wish.became}</span>,
            },
          ]}
        />
        {wishes.length > 0 ? (
          <div className="flex flex-wrap items-end gap-x-6 gap-y-5">
            <SubmitButton variant="outlined" name="intent" value="read">
              {t('markRead')}
            </SubmitButton>
            {events.length > 0 ? (
              <>
                <div className="min-w-64 flex-1 sm:max-w-sm">
                  <SelectField
                    name="eventId"
                    label={t('event')}
                    options={events}
                    placeholder={t('noEvent')}
                  />
                </div>
                <SubmitButton variant="outlined" name="intent" value="link">
                  {t('link')}
                </SubmitButton>
              </>
            ) : null}
          </div>
        ) : null}
      </Form>
    </section>
  )
}
