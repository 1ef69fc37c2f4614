import { Form, Link } from '@remix-run/react'
import { defineCopy } from '~/shared/copy'
import { DataTable } from './data-table'
import { useCopy } from './locale'
import { SectionHead } from './section-head'
import { SubmitButton } from './submit-button'

const copy = defineCopy({
  fr: {
    name: 'Membre',
    request: 'Demande',
    asked: 'Le',
    state: 'Où elle en est',
    done: 'C’est fait',
    giveBack: 'Rendre la demande',
    givenBack: 'rendue',
    doneBy: 'faite le {{day}} par {{name}}',
    doneOn: 'faite le {{day}}',
  },
  en: {
    name: 'Member',
    request: 'Request',
    asked: 'On',
    state: 'Where it stands',
    done: 'It is done',
    giveBack: 'Give the request back',
    givenBack: 'given back',
    doneBy: 'done on {{day}} by {{name}}',
    doneOn: 'done on {{day}}',
  },
})

export type ToldRequest = {
  id: string
  personId: string
  words: string
  asked: string
  isGivenBack: boolean
  done: { day: string; by: string } | null
}
type Props = {
  title: string
  requests: readonly (ToldRequest & { by?: { name: string; href: string } })[]
  /** One that came to nothing may be given back from here. */
  canGiveBack?: boolean
}

/** What was asked of the concierge, by one member or by all: each is done, or came to nothing, or waits. */
export function ConciergeRequests({ title, requests, canGiveBack = false }: Props) {
  const t = useCopy(copy)
  if (requests.length === 0) return null
  const isOfAll = requests.some(({ by }) => by !== undefined)
  return (
    <section>
      <SectionHead title={title} />
      <DataTable
        caption={title}
        rows={requests}
        rowKey={request => request.id}
        empty=""
        columns={[
          ...(isOfAll
            ? [
                {
                  key: 'name',
                  head: t('name'),
                  name: true,
                  cell: ({ by }: Props['requests'][number]) =>
                    by ? <Link to={by.href}>{by.name}</Link> : '',
                },
              ]
            : []),
          {
            key: 'words',
            head: t('request'),
            name: !isOfAll,
            cell: request => <span className="whitespace-pre-line font-normal">{request.words}</span>,
          },
          { key: 'asked', head: t('asked'), cell: request => request.asked },
          {
            key: 'state',
            head: t('state'),
            cell: request => <State {...request} canGiveBack={canGiveBack} />,
          },
        ]}
      />
    </section>
  )
}

function State({ id, personId, isGivenBack, done, canGiveBack }: ToldRequest & { canGiveBack: boolean }) {
  const t = useCopy(copy)
  if (isGivenBack) return <span className="text-soft">{t('givenBack')}</span>
  if (done)
    return (
      <span className="text-soft">{t(done.by ? 'doneBy' : 'doneOn', { day: done.day, name: done.by })}</span>
    )
  return (
    <Form method="post" className="flex flex-wrap gap-x-4">
      <input type="hidden" name="useId" value={id} />
      <input type="hidden" name="personId" value={personId} />
      <SubmitButton name="intent" value="finish" variant="quiet" size="small">
        {t('done')}
      </SubmitButton>
      {canGiveBack ? (
        <SubmitButton name="intent" value="give_back" variant="quiet" size="small">
          {t('giveBack')}
        </SubmitButton>
      ) : null}
    </Form>
  )
}
