import type { SubmissionResult } from '@conform-to/react'
import { Form } from '@remix-run/react'
import { DataTable } from '~/ui/data-table'
import { useCopy } from '~/ui/locale'
import { PageHead } from '~/ui/page-head'
import { SubmitButton } from '~/ui/submit-button'
import { AddRight } from './add-right'
import { copy } from './copy'

type RoleView = {
  roleId: string
  role: 'admin' | 'manager' | 'brand_staff' | 'door'
  scope: string | null
  since: string
  mayRevoke: boolean
}
type PersonView = { personId: string; name: string; address: string; roles: RoleView[] }

type TeamPageProps = {
  people: PersonView[]
  rights: { value: string; label: string }[]
  result: SubmissionResult | undefined
}

export function TeamPage({ people, rights, result }: TeamPageProps) {
  const t = useCopy(copy)
  return (
    <div className="grid gap-12">
      <PageHead title={t('title')} text={t('text')} />
      <DataTable
        caption={t('title')}
        rows={people}
        rowKey={person => person.personId}
        empty={t('none')}
        columns={[
          { key: 'name', head: t('name'), name: true, cell: person => person.name },
          { key: 'address', head: t('addressHead'), cell: person => person.address },
          { key: 'rights', head: t('rights'), cell: person => <Rights person={person} /> },
        ]}
      />
      <AddRight key={countRoles(people)} rights={rights} result={result} />
    </div>
  )
}

/** A right newly given or taken makes the form below it a new one, with nothing typed. */
function countRoles(people: PersonView[]): number {
  return people.reduce((count, { roles }) => count + roles.length, 0)
}

function Rights({ person }: { person: PersonView }) {
  return (
    <ul className="grid gap-1.5">
      {person.roles.map(role => (
        <li key={role.roleId} className="flex flex-wrap items-baseline gap-x-5">
          <Right name={person.name} role={role} />
        </li>
      ))}
    </ul>
  )
}

function Right({ name, role }: { name: string; role: RoleView }) {
  const t = useCopy(copy)
  const right = nameOfRight(role, t)
  return (
    <>
      <span>
        {right} <span className="text-soft">· {t('since', { day: role.since })}</span>
      </span>
      {role.mayRevoke ? (
        <Form method="post">
          <input type="hidden" name="intent" value="revoke" />
          <SubmitButton
            variant="quiet"
            size="small"
            name="roleId"
            value={role.roleId}
            aria-label={t('removeNamed', { name, right })}
          >
            {t('remove')}
          </SubmitButton>
        </Form>
      ) : null}
    </>
  )
}

function nameOfRight({ role, scope }: RoleView, t: ReturnType<typeof useCopy<typeof copy>>): string {
  if (role === 'brand_staff' && scope) return t('brandStaffOf', { scope })
  if (role === 'door' && scope) return t('doorOf', { scope })
  return t(role)
}
