import { Button } from '~/ui/button'
import { Disclosure } from '~/ui/disclosure'
import { useCopy } from '~/ui/locale'
import { copy } from './copy'

type RemovalProps = { title: string; text: string; intent: string }

/** What goes is asked for twice: once to see what it means, once to do it. */
export function Removal({ title, text, intent }: RemovalProps) {
  const t = useCopy(copy)
  return (
    <Disclosure summary={title} className="removal">
      <p className="measure text-soft">{text}</p>
      <Button type="submit" variant="outlined" size="small" name="intent" value={intent} className="mt-3">
        {t('remove')}
      </Button>
    </Disclosure>
  )
}
