import { Form } from '@remix-run/react'
import { paths } from '~/shared/paths'
import { Button } from '~/ui/button'
import { useCopy } from '~/ui/locale'
import { copy } from './copy'

export function Leave() {
  const t = useCopy(copy)
  return (
    <Form method="post" action={paths.signOut()}>
      <Button type="submit" variant="quiet">
        {t('leave')}
      </Button>
    </Form>
  )
}
